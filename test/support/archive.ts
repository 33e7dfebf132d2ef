/** What a ZIP archive holds, which is what a VSIX is: the names of its files and their contents. No encryption, no ZIP64. */
import zlib from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Every file of the archive by its name; throws where the bytes are no archive of this kind. */
export function readArchive(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.lastIndexOf(signature(endOfDirectory));
  if (end < 0) throw new Error("this is no ZIP archive");
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let remaining = bytes.readUInt16LE(end + 10); remaining > 0; remaining--) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error(`there is no entry at byte ${at}`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    ) as [number, number, number];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    if (!name.endsWith("/")) files.set(name, contentsOf(bytes, at));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function contentsOf(bytes: Buffer, entry: number): Buffer {
  const method = bytes.readUInt16LE(entry + 10);
  const size = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const stored = bytes.subarray(begin, begin + size);
  if (method === 0) return stored;
  if (method === 8) return zlib.inflateRawSync(stored);
  throw new Error(`the archive uses the unknown method ${method}`);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
