/** The texts of the notes that the tests open. */

/** A note of two derivations in which every step holds. */
export const rightNote = [
  "# Squares",
  "",
  "$$",
  "\\begin{aligned}",
  "(a + b)^2 - a^2 &= a^2 + 2 a b + b^2 - a^2 \\\\",
  "  &= 2 a b + b^2",
  "\\end{aligned}",
  "$$",
  "",
  "The other square, $c^2$, has a sign of its own:",
  "",
  "$$",
  "(x - y)^2 = x^2 - 2 x y + y^2",
  "$$",
  "",
].join("\n");

/** The side of the note whose sign the tests turn, and what it is then. */
export const turned = { right: "2 a b + b^2\n", wrong: "2 a b - b^2\n" } as const;
