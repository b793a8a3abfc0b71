import { fullInstantWords } from "../../time-words.ts";
import { h } from "../h.ts";
import { firstAnswerBy, type KeptReceipt, keptReceipt } from "../kept-receipt.ts";
import { locale } from "../language.ts";
import { bigNumber } from "../parts/big-number.ts";
import { qrPicture } from "../parts/qr.ts";
import { summaryList } from "../parts/summary-list.ts";
import { followAddress, keepProof } from "../proof.ts";
import { receiptPicture } from "../receipt-picture.ts";
import { go, type Page } from "../router.ts";
import { theService } from "../settings.ts";
import { words } from "../words.ts";

/** 回执: both numbers large, how to keep them, and when the first answer is owed. Survives a reload of this window. */
export async function receiptPage(): Promise<Page> {
  const w = words();
  const receipt = keptReceipt();
  if (receipt === undefined)
    return {
      title: w.receipt.gone,
      body: [
        h("h1", {}, w.receipt.gone),
        h("p", { class: "lead" }, w.receipt.goneText),
        h("a", { class: "button main", href: "#/follow" }, w.follow.title),
      ],
    };
  const county = await theService().then(
    (service) => service.county,
    () => "", // the numbers matter more than the name of the county
  );
  const picture = h("div", { class: "picture", "aria-live": "polite" });
  const save = h("button", { type: "button" }, w.receipt.picture);
  save.addEventListener("click", () => void savePicture(receipt, county, picture));
  const print = h("button", { type: "button", onclick: () => globalThis.print() }, w.receipt.print);
  const follow = h("button", { type: "button", class: "main" }, w.receipt.follow);
  follow.addEventListener("click", () => {
    keepProof({ receipt: receipt.receipt, code: receipt.code });
    go("progress");
  });
  return {
    title: w.receipt.title,
    body: [
      receipt.earlier && h("p", { class: "warning", role: "alert" }, w.receipt.earlier),
      h(
        "section",
        { class: "receipt" },
        h("h1", {}, h("span", { class: "tick", "aria-hidden": "true" }, "✓"), w.receipt.title),
        h("p", { class: "first" }, w.receipt.first(firstAnswerBy(receipt))),
        h(
          "div",
          { class: "both" },
          h("div", {}, bigNumber(w.receipt.receipt, receipt.receipt), bigNumber(w.receipt.code, receipt.code)),
          h("figure", {}, qrPicture(followAddress(receipt), w.receipt.qr), h("figcaption", {}, w.receipt.qr)),
        ),
        h("p", { class: "warning" }, h("span", { class: "sign", "aria-hidden": "true" }, "!"), w.receipt.keep),
      ),
      h("div", { class: "acts" }, follow, save, print),
      picture,
      summaryList([
        { label: w.receipt.enterprise, text: receipt.enterprise },
        { label: w.receipt.subject, text: receipt.subject },
        { label: w.receipt.submittedAt, text: fullInstantWords(receipt.submittedAt, locale()) },
      ]),
    ],
  };
}

/** Downloads it, and shows it too: browsers inside other apps save pictures only by a long press. */
async function savePicture(receipt: KeptReceipt, county: string, place: HTMLElement): Promise<void> {
  const w = words().receipt;
  const blob = await receiptPicture(receipt, county);
  if (blob === undefined) return;
  const href = URL.createObjectURL(blob);
  const download = h("a", { href, download: `huiyin-${receipt.receipt}.png` });
  document.body.append(download);
  download.click();
  download.remove();
  place.replaceChildren(
    h("p", { class: "hint" }, w.pictureHint),
    h("img", { src: href, alt: w.pictureAlt(receipt.receipt), width: 360, height: 540 }),
  );
}
