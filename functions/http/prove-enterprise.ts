import type * as z from "zod/mini";
import type { Proof } from "../../contract/views/enterprise.ts";
import { codeHash, readIssueId, sameCode } from "../../adapters/ids.ts";
import type { StoredIssue } from "../../adapters/store/issues.ts";
import { countWrongCode, loadUnlessThrottled } from "../../adapters/store/throttle.ts";
import type { Door } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { queryCodeKey } from "../runtime/stage.ts";

/**
 * The issue that receipt number and query code prove. An unknown receipt and a wrong code take the same steps and get the same
 * answer; after too many wrong ones nothing is compared any more for a while.
 */
export async function proveEnterprise({ receipt, code }: z.infer<typeof Proof>, door: Door): Promise<StoredIssue> {
  const { store, sourceIp, receivedAt } = door;
  const id = readIssueId(receipt) ?? "NONE";
  const attempt = { receipt: id, source: sourceIp, at: receivedAt };
  const stored = await loadUnlessThrottled(store, attempt);
  if (stored === "throttled") throw new Refused("throttled");
  const key = await queryCodeKey();
  const same = sameCode(codeHash(key, code), stored?.codeHash ?? codeHash(key, ""));
  if (stored !== undefined && same) return stored;
  await countWrongCode(store, attempt);
  throw new Refused("receipt-or-code", { field: "code" });
}
