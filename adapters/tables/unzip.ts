import { crc32, inflateRawSync } from "node:zlib";
import { Unreadable } from "./unreadable.ts";

/** Source: PKWARE APPNOTE 6.3.10, §4.3. */
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MOST_FILES = 1000;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * The files of a zip archive by their names, each unpacked when it is asked for. Sizes that the archive states are not believed: unpacking stops
 * at `most` bytes in all, whatever was promised. Throws `Unreadable`.
 */
export function openZip(bytes: Buffer, most: number): { has(name: string): boolean; read(name: string): Buffer } {
  const entries = entriesOf(bytes);
  let left = most;
  return {
    has: (name) => entries.has(name),
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) throw new Unreadable("file-zip");
      const file = unpacked(bytes, entry, left);
      left -= file.length;
      return file;
    },
  };
}

function entriesOf(bytes: Buffer): Map<string, Entry> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const entries = new Map<string, Entry>();
  if (count > MOST_FILES) throw new Unreadable("file-unpacked");
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Unreadable("file-zip");
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + length);
    if (entries.has(name)) throw new Unreadable("file-zip");
    entries.set(name, {
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The record at the end, which a comment of up to 64 KB may follow. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new Unreadable("file-zip");
}

function unpacked(bytes: Buffer, { method, encrypted, crc, packed, size, at }: Entry, most: number): Buffer {
  if (encrypted) throw new Unreadable("file-encrypted");
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_HEADER) throw new Unreadable("file-zip");
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const body = bytes.subarray(from, from + packed);
  if (size > most) throw new Unreadable("file-unpacked");
  const file = method === STORED ? body : method === DEFLATED ? inflated(body, most) : undefined;
  if (file === undefined || file.length !== size || crc32(file) !== crc) throw new Unreadable("file-zip");
  return file;
}

function inflated(body: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const tooLarge = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new Unreadable(tooLarge ? "file-unpacked" : "file-zip");
  }
}
