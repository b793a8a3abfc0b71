import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod/mini";

/** A large value as one attribute: gzipped JSON keeps a county of thousands of enterprises under an item's 400 KB. */
export function packed(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

export function unpacked<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  const bytes = z.instanceof(Uint8Array).parse(body);
  return schema.parse(JSON.parse(gunzipSync(bytes).toString()));
}
