import type { FollowPage, Proof } from "../../../contract/views/enterprise.ts";
import { ask, beside } from "../api.ts";
import { h } from "../h.ts";
import { words } from "../words.ts";
import { sizeText } from "./file-list.ts";

/** Files with a button each: a link is made when it is wanted and soon expires. */
export function downloads(files: FollowPage["files"], proof: Proof): HTMLElement {
  const w = words().progress;
  return h(
    "ul",
    { class: "files" },
    files.map(({ file, name, size }) => {
      const said = h("span", { class: "state unsent", role: "status" });
      const button = h("button", { type: "button", class: "link", "aria-label": w.openNamed(name) }, w.open);
      button.addEventListener("click", () => {
        said.textContent = "";
        open(file, proof).catch(() => (said.textContent = `✕ ${w.fileFailed}`));
      });
      return h(
        "li",
        {},
        h("span", { class: "name" }, name, h("span", { class: "size" }, sizeText(size))),
        said,
        button,
      );
    }),
  );
}

async function open(file: string, proof: Proof): Promise<void> {
  const { url, name } = await ask("openOwnFile", { params: { file }, body: proof });
  const link = h("a", { href: new URL(url, beside).href, download: name, rel: "noopener" });
  document.body.append(link);
  link.click();
  link.remove();
}
