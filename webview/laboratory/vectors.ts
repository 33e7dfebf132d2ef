/**
 * Vectors as text: the bytes of a Float32Array or Float64Array, little-endian as on every machine that the editor runs
 * on, in base64. What is read back is equal bit by bit.
 */
import type { Vectors } from "../training/run.ts";

export interface WrittenVector {
  readonly type: "float32" | "float64";
  readonly length: number;
  /** In base64. */
  readonly bytes: string;
}

export type WrittenVectors = Readonly<Record<string, WrittenVector>>;

export function writeVectors(vectors: Vectors): WrittenVectors {
  return Object.fromEntries(
    Object.entries(vectors).map(([name, vector]) => [
      name,
      {
        type: vector instanceof Float32Array ? "float32" : "float64",
        length: vector.length,
        bytes: toBase64(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)),
      },
    ]),
  );
}

/** The vectors; undefined where the value is none that {@link writeVectors} has made. */
export function readVectors(value: unknown): Vectors | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const vectors: Record<string, Float32Array | Float64Array> = {};
  for (const [name, written] of Object.entries(value)) {
    const vector = readVector(written);
    if (vector === undefined) return undefined;
    vectors[name] = vector;
  }
  return vectors;
}

function readVector(value: unknown): Float32Array | Float64Array | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { type, length, bytes } = value as Partial<Record<keyof WrittenVector, unknown>>;
  if (typeof bytes !== "string" || (type !== "float32" && type !== "float64")) return undefined;
  const read = fromBase64(bytes);
  if (read === undefined || read.byteLength !== Number(length) * (type === "float32" ? 4 : 8))
    return undefined;
  return type === "float32" ? new Float32Array(read.buffer) : new Float64Array(read.buffer);
}

/** How many bytes become characters at a time; a call takes only so many arguments. */
const chunk = 0x2000;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += chunk)
    // `apply` takes the bytes as they are; to spread them would cost ten times as much.
    parts.push(
      String.fromCharCode.apply(undefined, bytes.subarray(start, start + chunk) as unknown as number[]),
    );
  return btoa(parts.join(""));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index);
    return bytes;
  } catch {
    return undefined;
  }
}
