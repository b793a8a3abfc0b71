import * as z from "zod/mini";
import type { Proof } from "../../contract/views/enterprise.ts";
import { forget, keep, kept } from "./keep.ts";

const NAME = "huiyin.proof";
const Figures = z.string().check(z.regex(/^[0-9A-Z]{6,40}$/));
const WholeProof = z.object({ receipt: Figures, code: Figures });
let proof: Proof | undefined;

/** Receipt number and query code of the issue being followed, until the window is closed or the reader leaves. */
export function keptProof(): Proof | undefined {
  proof ??= kept(sessionStorage, NAME, WholeProof);
  return proof;
}

export function keepProof(given: Proof): void {
  proof = given;
  keep(sessionStorage, NAME, given);
}

export function dropProof(): void {
  proof = undefined;
  forget(sessionStorage, NAME);
}

/** As a person types it: with spaces and dashes, in small letters. Undefined while it is not complete. */
export function readProof(receipt: string, code: string): { receipt: boolean; code: boolean; proof?: Proof } {
  const given = { receipt: bare(receipt), code: bare(code) };
  const read = WholeProof.safeParse(given);
  if (read.success) return { receipt: true, code: true, proof: read.data };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return { receipt: !wrong.has("receipt"), code: !wrong.has("code") };
}

function bare(text: string): string {
  return text.replaceAll(/[\s-]/g, "").toUpperCase();
}

/** In groups of four, to be read and typed. */
export function grouped(text: string): string {
  return (
    text
      .replaceAll("-", "")
      .match(/.{1,4}/g)
      ?.join("-") ?? text
  );
}

/** The address that opens the issue; the proof stands in its fragment, which browsers send to no server. */
export function followAddress({ receipt, code }: Proof): string {
  const query = new URLSearchParams({ r: receipt, c: code });
  return new URL(`.#/follow?${query.toString()}`, document.baseURI).href;
}
