/** What is said where a note's maths, or the TeX in it, cannot be taken apart. */
export const texWords: Readonly<Record<string, string>> = {
  "broken-notebook": "This notebook cannot be read: {message}.",
  "tex-error": "This is no TeX that can be rendered: {message}[, at {token}].",
  "tex-misread": "The renderer and this checker take {token} apart differently.",
  "too-deep": "The brackets are nested too deeply to be read.",
  "too-long": "The formula is too long to be read.",
  "unclosed-math": "What {opener} opens is never closed.",
  "unknown-assumption":
    "“{assumption}” is no equation between names of densities, such as p = p_theta, and is not assumed.",
  "unknown-directive":
    "Nobody knows the instruction “{directive}”; there are on, off, ignore next and assume.",
};
