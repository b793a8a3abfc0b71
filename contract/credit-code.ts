import * as z from "zod/mini";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Unified social credit code 统一社会信用代码: check character by GB 32100-2015, weights 3^(i−1) mod 31. */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}

/** 18 characters with the right check character, or a code that is known to be genuine with a wrong one: a few have been issued. */
export function creditCode(genuine: (code: string) => boolean) {
  const right = (code: string): boolean => isCreditCode(code) || genuine(code);
  return z.string().check(z.trim(), z.toUpperCase(), z.refine(right, { error: "credit-code" }));
}
