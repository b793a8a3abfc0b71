import { askProof } from "../parts/ask-proof.ts";
import { keepProof, readProof } from "../proof.ts";
import { type Address, cleanAddress, type Page } from "../router.ts";
import { progressPage } from "./progress.ts";

/** 查询进度: asks for the two numbers, unless the address of a QR code brings them; they are taken out of it at once. */
export function followPage({ query }: Address): Page | Promise<Page> {
  const brought = readProof(query.get("r") ?? "", query.get("c") ?? "").proof;
  if (query.has("r") || query.has("c")) cleanAddress(brought ? "progress" : "follow");
  if (brought === undefined) return askProof();
  keepProof(brought);
  return progressPage();
}
