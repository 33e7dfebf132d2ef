/**
 * Loads nerdamer when it is first asked for, at once and without waiting, which only `require` can do. Its calculus
 * comes with its algebra.
 */
exports.loadNerdamer = () => {
  const [nerdamer] = [require("nerdamer"), require("nerdamer/Calculus")];
  return nerdamer;
};
