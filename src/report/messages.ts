/**
 * The English words of every message, by its code. A message is a code and data; `{name}` stands for a datum. A code
 * without words, or words whose data are missing, fall back to the code itself and all its data, so that nothing a
 * stage says is lost.
 */
const words: Readonly<Record<string, string>> = {
  "agrees-in-worlds": "Holds in {worlds} random worlds{exactly}, but no proof was found.",
  assumption: "Taken as a condition of what follows.",
  definition: "Gives a new name its meaning.",
  "definition-of": "Gives {name} its meaning.",
  differs: "The sides differ: where the left side is {left}, the right side is {right}.",
  "conclusion-fails":
    "The conclusion fails where the premise holds: its left side is {left}, its right side {right}.",
  "not-greater": "The left side can be smaller: it is {left} where the right side is {right}.",
  "not-less": "The left side can be greater: it is {left} where the right side is {right}.",
  "not-strict": "The sides can be equal, or stand the other way: {left} on the left, {right} on the right.",
  "not-different": "The sides are equal: both are {left}.",
  proved: "Both sides have the same normal form.",
  "proved-by": "By {rules}.",
  "proved-with-slack": "By {rules}; what the greater side has more is never negative.",

  "broken-notebook": "This notebook cannot be read: {message}",
  "unknown-directive":
    "Nothing is known of the instruction “{instruction}”; there are on, off, ignore next and assume.",
};

/** The sentence for a message. */
export function wordMessage(code: string, data: Readonly<Record<string, string>>): string {
  const template = words[code];
  if (template === undefined) return unworded(code, data);
  let complete = true;
  const sentence = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (data[name] === undefined) complete = false;
    return data[name] ?? "";
  });
  return complete ? sentence : unworded(code, data);
}

/** Whether a code has words of its own. */
export function hasWords(code: string): boolean {
  return Object.hasOwn(words, code);
}

function unworded(code: string, data: Readonly<Record<string, string>>): string {
  const sentence = code.charAt(0).toUpperCase() + code.slice(1).replaceAll("-", " ");
  const details = Object.entries(data).map(([name, value]) => `${name}: ${value}`);
  return details.length === 0 ? `${sentence}.` : `${sentence} (${details.join("; ")}).`;
}
