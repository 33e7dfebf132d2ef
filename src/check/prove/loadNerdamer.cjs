/**
 * Loads nerdamer when it is first asked for, at once and without waiting, which only `require` can do. It comes with the
 * parts that factor and integrate.
 */
exports.loadNerdamer = () => {
  const nerdamer = require("nerdamer");
  require("nerdamer/Algebra");
  require("nerdamer/Calculus");
  return nerdamer;
};
