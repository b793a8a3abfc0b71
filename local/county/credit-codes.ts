import { isCreditCode } from "../../contract/credit-code.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Organisation code check character, GB 11714: weights 3 7 9 10 5 8 4 2, 11 − Σ mod 11. */
function organisationCode(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...body].reduce((total, character, i) => total + Number.parseInt(character, 36) * (weights[i] ?? 0), 0);
  const check = 11 - (sum % 11);
  return body + (check === 10 ? "X" : check === 11 ? "0" : String(check));
}

/** The n-th invented credit code of the demo county: valid by GB 32100-2015, its body says DEM(o). */
export function demoCreditCode(n: number): string {
  const body = `91410421${organisationCode(`MADEM${String(n).padStart(3, "0")}`)}`;
  const code = [...ALPHABET].map((check) => body + check).find(isCreditCode);
  if (code === undefined) throw new Error(`no check character for ${body}`);
  return code;
}
