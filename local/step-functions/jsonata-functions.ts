import { createHash, randomUUID } from "node:crypto";
import jsonata from "jsonata";

const formatted = jsonata("$fromMillis($at, $picture, $zone)");
const ALGORITHMS = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/**
 * The functions Step Functions adds to JSONata, and the two that read a clock.
 * Source: Step Functions developer guide, "JSONata functions provided by Step Functions".
 * @param now epoch milliseconds; one evaluation sees one instant
 */
export function serviceFunctions(now: number): Record<string, unknown> {
  return {
    millis: () => now,
    now: (picture?: string, zone?: string) => formatted.evaluate(undefined, { at: now, picture, zone }),
    random: (seed?: number) => (seed === undefined ? Math.random() : seeded(seed)),
    uuid: () => randomUUID(),
    parse: (text?: string) => (text === undefined ? undefined : JSON.parse(text)),
    hash: (text: string, algorithm: string) => {
      const name = ALGORITHMS.get(algorithm);
      if (name === undefined) {
        throw new Error(`unknown algorithm '${algorithm}'`);
      }
      return createHash(name).update(text).digest("hex");
    },
    partition: (items: unknown[], size: number) =>
      Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size)),
    range: (first: number, last: number, step: number) => {
      const items = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step);
      // A JSONata sequence of one is its item, as recorded on the service.
      return items.length === 1 ? items[0] : items;
    },
  };
}

/** From 0 to 1, always the same for a seed. The service's own sequence is not known. */
function seeded(seed: number): number {
  return createHash("sha256").update(String(seed)).digest().readUInt32BE(0) / 2 ** 32;
}
