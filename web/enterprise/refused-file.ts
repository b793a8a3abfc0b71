import type { Problem } from "../problem.ts";
import type { Fault } from "./faults.ts";
import type { Tray } from "./tray.ts";
import { words } from "./words.ts";

/**
 * A file that the API would not take when it was attached (expired, or not what its name says): it is marked in its tray, so that it is
 * taken out or chosen again. Undefined if the problem is not about a file.
 */
export function refusedFile(
  { code, title, field = "" }: Problem,
  sent: readonly { readonly upload: string; readonly name: string }[],
  tray: Tray,
): Fault | undefined {
  if (!code.startsWith("file-")) return undefined;
  const w = words().files;
  const reason = code === "file-missing" ? w.lost : title;
  const file = sent[Number(field.split(".")[1])];
  if (file === undefined) return { field: "files", message: reason };
  tray.refuse(file.upload, reason);
  return { field: "files", message: w.refused(file.name, reason) };
}
