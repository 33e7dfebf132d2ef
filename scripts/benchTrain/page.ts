/** The measurements on graphics backends, for a page in Chromium that asks for them by name. */
/// <reference lib="dom" />
import { measure, type Timing } from "./measure.ts";

export interface PageOfMeasurements {
  readonly measure: (backend: "webgl" | "webgpu") => Promise<readonly Timing[]>;
  /** What draws and computes there, as the driver says: a graphics card, or software that stands in for one. */
  readonly adapterOf: (backend: "webgl" | "webgpu") => Promise<string>;
}

interface NavigatorWithGpu {
  readonly gpu?: {
    readonly requestAdapter: () => Promise<{
      readonly info: { readonly vendor: string; readonly architecture: string; readonly description: string };
    } | null>;
  };
}

async function adapterOf(backend: "webgl" | "webgpu"): Promise<string> {
  if (backend === "webgpu") {
    const adapter = await (navigator as NavigatorWithGpu).gpu?.requestAdapter();
    const info = adapter?.info;
    return info === undefined ? "none" : [info.vendor, info.architecture, info.description].join(" ").trim();
  }
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  const names = gl?.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = names ? gl?.getParameter(names.UNMASKED_RENDERER_WEBGL) : undefined;
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof renderer === "string" ? renderer : "none";
}

const page: PageOfMeasurements = { measure: (backend) => measure(backend), adapterOf };
Object.assign(globalThis, page);
