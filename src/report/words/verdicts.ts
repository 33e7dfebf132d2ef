/** What is said of steps that were decided. */
export const verdictWords: Readonly<Record<string, string>> = {
  "agrees-exactly-in-worlds":
    "Holds in {worlds} random worlds, in at least three of them by exact arithmetic, but there is no proof.",
  "agrees-in-worlds": "Holds in {worlds} random worlds, but there is no proof.",
  assumption: "Taken as a condition of what follows.",
  "conclusion-fails":
    "The conclusion fails where the premise holds: there its left side is {left} and its right side {right}.",
  definition: "Gives a new name its meaning.",
  differs: "The sides differ: where the left side is {left}, the right side is {right}.",
  "not-different": "The sides are equal: both are {left}.",
  "not-greater": "The left side can be smaller: it is {left} where the right side is {right}.",
  "not-less": "The left side can be greater: it is {left} where the right side is {right}.",
  "not-strict": "Fails where the left side is {left} and the right side is {right}.",
  "conclusion-fails-in-short": "Fails: the conclusion can be wrong where the premise holds.",
  "differs-in-short": "Fails: the sides differ.",
  "not-different-in-short": "Fails: the sides are equal.",
  "not-greater-in-short": "Fails: the left side can be smaller.",
  "not-less-in-short": "Fails: the left side can be greater.",
  "not-strict-in-short": "Fails: the inequality can be wrong.",
  proved: "Both sides have the same normal form.",
  "proved-by": "By {rules}.",
  "proved-with-slack": "By {rules}; what the greater side has more is never negative.",
};
