/** Whether an identity closes, in words: "closes to 3·10⁻⁶", "open by 0.02". */
import type { Residual } from "../experiments/experiment.ts";
import { formatRoughly } from "../page/numbers.ts";

export function describeResidual({ residual, isClosed }: Pick<Residual, "residual" | "isClosed">): string {
  if (Number.isNaN(residual)) return "not measured yet";
  if (residual === 0) return "closes exactly";
  const size = Math.abs(residual);
  return isClosed ? `closes to ${formatRoughly(size)}` : `open by ${formatRoughly(size, 2)}`;
}
