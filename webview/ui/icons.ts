/** Small drawings for buttons and marks, in the colour of the words beside them. */
/// <reference lib="dom" />

/** Strokes in a square of 16 by 16; filled where they are closed. */
const strokes = {
  play: ["M4.5 2.8 13 8 4.5 13.2Z"],
  pause: ["M4 3h2.6v10H4Z", "M9.4 3H12v10H9.4Z"],
  step: ["M3 3.2 9.6 8 3 12.8Z", "M11.2 3h1.8v10h-1.8Z"],
  reset: ["M3.2 8A4.9 4.9 0 1 0 5 4.2", "M5.4 1.4 4.7 4.5 7.8 5.2"],
  closed: ["M2.5 8.5 6.3 12.5 13.5 3.5"],
  open: ["M3.2 3.2 12.8 12.8", "M12.8 3.2 3.2 12.8"],
  waiting: ["M3.5 8h.01", "M8 8h.01", "M12.5 8h.01"],
  down: ["M4 6.2 8 10.2 12 6.2"],
} as const;

export type IconName = keyof typeof strokes;

const drawing = "http://www.w3.org/2000/svg";

/** Says nothing to screen readers: words stand beside it. */
export function drawIcon(name: IconName): SVGSVGElement {
  const icon = document.createElementNS(drawing, "svg");
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("width", "16");
  icon.setAttribute("height", "16");
  icon.setAttribute("aria-hidden", "true");
  icon.setAttribute("data-icon", name);
  for (const stroke of strokes[name]) {
    const path = document.createElementNS(drawing, "path");
    path.setAttribute("d", stroke);
    if (stroke.endsWith("Z")) path.setAttribute("class", "filled");
    icon.append(path);
  }
  return icon;
}
