import * as z from "zod/mini";
import { ask } from "../api.ts";
import { answered, keyFor } from "../attempt.ts";
import { h } from "../h.ts";
import { forget, keep, kept } from "../keep.ts";
import { bringNews } from "../news.ts";
import { typed } from "../parts/control.ts";
import { counted } from "../parts/counted.ts";
import { effects, UNTOLD } from "../parts/effects.ts";
import { errorSummary } from "../parts/error-summary.ts";
import { sendFailure } from "../parts/failure.ts";
import { sendButton } from "../parts/send-button.ts";
import { keptProof } from "../proof.ts";
import { requestKey } from "../request-key.ts";
import { go, type Page } from "../router.ts";
import { words } from "../words.ts";
import { progressPage } from "./progress.ts";

const REASON = "reason";
const LONGEST = 5000; // characters, as the API takes it

/** 申请撤回、申请重新办理: the enterprise says why; what was typed stays until it was received. */
function reasonPage(action: "withdraw" | "reopen"): () => Promise<Page> {
  const endpoint = action === "withdraw" ? "withdrawIssue" : "reopenOwnIssue";
  const place = `huiyin.${action}.text`;
  return async () => {
    const w = words();
    const mine = w[action];
    const proof = keptProof();
    if (proof === undefined) return progressPage();
    const { subject, mayWithdraw, mayReopen } = await ask("followIssue", { body: proof });
    const back = h("a", { class: "back", href: "#/progress" }, w.form.back);
    if (!(action === "withdraw" ? mayWithdraw : mayReopen))
      return { title: mine.not, body: [back, h("h1", {}, mine.not), h("p", { class: "lead" }, mine.notText)] };

    const { input, count } = counted(LONGEST, kept(sessionStorage, place, z.string()) ?? "", (text) =>
      keep(sessionStorage, place, text),
    );
    const reason = typed({ name: REASON, label: mine.reason, hint: mine.hint, required: true }, input, count);
    const summary = errorSummary();
    const then = effects();
    void then.show(ask(endpoint, { dryRun: true, body: { ...proof, key: requestKey(), reason: UNTOLD } }));
    const failed = h("div", {});
    const send = sendButton(mine.send, mine.sending, async () => {
      failed.replaceChildren();
      const said = input.value.trim();
      const tooLong = said.length > LONGEST ? w.form.tooLong(mine.reason, LONGEST, said.length) : undefined;
      const message = said === "" ? w.form.fillIn(mine.reason) : tooLong;
      reason.fault(message);
      if (message !== undefined) {
        summary.show([{ field: REASON, message }]);
        return;
      }
      summary.clear();
      const content = { ...proof, reason: said };
      try {
        await ask(endpoint, { body: { ...content, key: keyFor(action, content) } });
      } catch (error) {
        const panel = sendFailure(error, w.failure.actionUnsent);
        failed.replaceChildren(panel);
        panel.focus();
        return;
      }
      answered(action);
      forget(sessionStorage, place);
      bringNews(mine.done);
      go("progress", "replace");
    });
    return {
      title: mine.title,
      body: [
        back,
        summary.element,
        h("p", { class: "caption" }, subject),
        h("h1", {}, mine.title),
        h("p", { class: "lead" }, mine.lead),
        h(
          "form",
          { novalidate: true, class: "screen" },
          reason.element,
          then.element,
          failed,
          h("div", { class: "onwards" }, send),
        ),
      ],
    };
  };
}

export const withdrawPage = reasonPage("withdraw");
export const reopenPage = reasonPage("reopen");
