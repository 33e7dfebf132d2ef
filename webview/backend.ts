/**
 * Which machine trains: WebGPU, else WebGL, else WASM, else plain JavaScript on the CPU. TensorFlow.js falls back in
 * silence; here a backend counts only when it says that it is the one in use, and each refusal keeps its reason.
 */
/// <reference lib="dom" />
import { engine, setWasmPaths } from "./tensors.ts";

export type BackendName = "webgpu" | "webgl" | "wasm" | "cpu";

/** In the order in which they are tried. */
export const backendNames: readonly BackendName[] = ["webgpu", "webgl", "wasm", "cpu"];

export type BackendChoice = BackendName | "auto";

export interface ChosenBackend {
  readonly backend: BackendName;
  /** Those that were tried before, and why each is not in use. */
  readonly refused: readonly { readonly backend: BackendName; readonly reason: string }[];
}

/** Thrown where the one backend that was asked for cannot be had. */
export class BackendUnavailable extends Error {
  override readonly name = "BackendUnavailable";
}

/**
 * Makes the backend ready, or with `auto` the first that works on real hardware. Throws {@link BackendUnavailable} where
 * a backend was named and cannot be had; `auto` always ends, if need be with the CPU.
 *
 * @param wasm the address of the folder of the `.wasm` files, ending in a slash, or that of each file by its name.
 */
export async function useBackend(
  choice: BackendChoice,
  wasm?: string | Readonly<Record<string, string>>,
): Promise<ChosenBackend> {
  if (wasm !== undefined) setWasmPaths(wasm);
  if (choice !== "auto") {
    const reason = await whyNot(choice);
    if (reason !== undefined) throw new BackendUnavailable(reason);
    return { backend: choice, refused: [] };
  }
  const refused: { backend: BackendName; reason: string }[] = [];
  for (const backend of backendNames) {
    const reason = (await softwareOnly(backend)) ?? (await whyNot(backend));
    if (reason === undefined) return { backend, refused };
    refused.push({ backend, reason });
  }
  throw new BackendUnavailable("Not even the CPU can compute here.");
}

/** Why the backend cannot be used; undefined where it is in use now. */
async function whyNot(backend: BackendName): Promise<string | undefined> {
  try {
    if (!(await engine.choose(backend))) return `${backend} is not available here`;
    const current = engine.current();
    return current === backend ? undefined : `${backend} was asked for, but ${current} answered`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Why a graphics backend would only pretend to be one: a driver that draws in software is several times slower at
 * training than WASM. Who wants it all the same names it.
 */
async function softwareOnly(backend: BackendName): Promise<string | undefined> {
  const name =
    backend === "webgpu" ? await webGpuAdapter() : backend === "webgl" ? webGlRenderer() : undefined;
  return name !== undefined && /swiftshader|llvmpipe|software|basic render/i.test(name)
    ? `it is drawn in software here (${name}), which is slower than WASM`
    : undefined;
}

interface GpuNavigator {
  readonly gpu?: {
    readonly requestAdapter: () => Promise<{
      readonly info?: {
        readonly vendor?: string;
        readonly architecture?: string;
        readonly description?: string;
      };
    } | null>;
  };
}

async function webGpuAdapter(): Promise<string | undefined> {
  try {
    const adapter = await (globalThis.navigator as GpuNavigator | undefined)?.gpu?.requestAdapter();
    const { vendor = "", architecture = "", description = "" } = adapter?.info ?? {};
    return [vendor, architecture, description].filter((part) => part !== "").join(" ");
  } catch {
    return undefined;
  }
}

function webGlRenderer(): string | undefined {
  if (typeof OffscreenCanvas === "undefined") return undefined;
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (gl === null) return undefined;
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = names === null ? undefined : gl.getParameter(names.UNMASKED_RENDERER_WEBGL);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof renderer === "string" ? renderer : undefined;
}

interface GraphicsBackend {
  readonly gpgpu?: { readonly gl: { readonly canvas: EventTarget; readonly isContextLost: () => boolean } };
  readonly device?: { readonly lost: Promise<{ readonly message?: string }> };
}

/** Calls back once when the graphics device of the backend in use is lost; its tensors are gone then. */
export function onDeviceLost(callback: (reason: string) => void): void {
  const { gpgpu, device } = engine.backend() as GraphicsBackend;
  gpgpu?.gl.canvas.addEventListener("webglcontextlost", () => callback("the WebGL context was lost"));
  if (device !== undefined) void waitForLoss(device.lost, callback);
}

/**
 * Whether the graphics device of the backend in use is lost, before that is news: WebGL goes on answering then, with
 * zeros. WebGPU refuses to.
 */
export function isDeviceLost(): boolean {
  return (engine.backend() as GraphicsBackend).gpgpu?.gl.isContextLost() === true;
}

async function waitForLoss(
  lost: Promise<{ readonly message?: string }>,
  callback: (reason: string) => void,
): Promise<void> {
  const { message } = await lost;
  callback(message ?? "the WebGPU device was lost");
}
