import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RECEIPT = 12;

/** A random id of 24 lower-case characters (120 bits): texts, files, uploads, assignments. */
export function newId(): string {
  return base32(randomBytes(15), 24).toLowerCase();
}

/** A receipt number 受理号, which is the issue's id: 55 random bits and a check character. */
export function newIssueId(): string {
  const random = base32(randomBytes(7), RECEIPT - 1);
  return random + checkCharacter(random);
}

/** A receipt number as typed by a person, in its stored form; undefined if it cannot be one. */
export function readIssueId(typed: string): string | undefined {
  const plain = readable(typed);
  const known = plain.length === RECEIPT && [...plain].every((character) => ALPHABET.includes(character));
  return known && checkCharacter(plain.slice(0, -1)) === plain.at(-1) ? plain : undefined;
}

/**
 * The query code 查询码 of an issue: 65 bits derived from its id, so that the same submission sent twice answers the same
 * receipt although only a hash of the code is stored.
 */
export function queryCode(key: string, issueId: string): string {
  return base32(createHmac("sha256", key).update(`query-code\n${issueId}`).digest(), 13);
}

/** What is stored of a query code. Takes it as typed. */
export function codeHash(key: string, code: string): string {
  return createHmac("sha256", key)
    .update(`code-hash\n${readable(code)}`)
    .digest("hex");
}

/** Compares two hashes in constant time. */
export function sameCode(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function readable(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

function base32(bytes: Uint8Array, length: number): string {
  let bits = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  bits >>= BigInt(Math.max(0, bytes.length * 8 - length * 5));
  let text = "";
  for (let at = 0; at < length; at++, bits >>= 5n) text = (ALPHABET[Number(bits & 31n)] ?? "") + text;
  return text;
}

/** Luhn's formula modulo 32: finds every wrong character and nearly every swap of neighbours. */
function checkCharacter(text: string): string {
  const sum = [...text].toReversed().reduce((total, character, at) => {
    const value = ALPHABET.indexOf(character) * (at % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  return ALPHABET[(32 - (sum % 32)) % 32] ?? "";
}
