/**
 * Numbers as the pages write them: with a true minus sign, powers of ten above the line, and as many decimals as keep a
 * live value from jumping while it changes.
 */

/** Stands for a value that there is none of. */
const noNumber = "–";

/** Six significant digits with five decimals at most; powers of ten for what is smaller than 0.001 or has over six digits. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return formatWithoutDigits(value);
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return formatPower(value, 3);
  return withMinus(value.toFixed(Math.min(5, Math.max(0, 5 - Math.floor(Math.log10(size))))));
}

/** The size of a number in one or two digits: "0.02", "3·10⁻⁶". */
export function formatRoughly(value: number, digits: 1 | 2 = 1): string {
  if (!Number.isFinite(value)) return formatWithoutDigits(value);
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  return size >= 1e-3 && size < 1e4 ? withMinus(String(rounded)) : formatPower(value, digits);
}

/** A number on an axis whose marks are `step` apart: with the decimals that all of them need, and no more. */
export function formatMark(value: number, step: number): string {
  const size = Math.abs(value);
  // A mark that is nothing but the rounding of a sum stands at zero.
  if (size < step * 1e-6) return "0";
  const decimals = [0, 1, 2, 3, 4, 5, 6].find(
    (count) => Math.abs(Number(step.toFixed(count)) - step) < step * 1e-6,
  );
  if (decimals !== undefined && size < 1e5) return withMinus(value.toFixed(decimals));
  const digits = Math.min(15, Math.max(1, Math.ceil(Math.log10(size / step)) + 2));
  return formatPower(Number(value.toPrecision(digits)), undefined);
}

/** A mantissa of so many digits, or of as many as it needs, times a power of ten. */
function formatPower(value: number, digits: number | undefined): string {
  const [mantissa = "", exponent = ""] = value
    .toExponential(digits === undefined ? undefined : digits - 1)
    .split("e");
  const power = `10${raise(String(Number(exponent)))}`;
  if (mantissa === "1") return power;
  return mantissa === "-1" ? `−${power}` : `${withMinus(mantissa)}·${power}`;
}

function formatWithoutDigits(value: number): string {
  if (Number.isNaN(value)) return noNumber;
  return value > 0 ? "∞" : "−∞";
}

function withMinus(digits: string): string {
  return digits.replace("-", "−");
}

const raised: Readonly<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

function raise(digits: string): string {
  return digits.replace(/[-\d]/g, (digit) => raised[digit] ?? digit);
}
