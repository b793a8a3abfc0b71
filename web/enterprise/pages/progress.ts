import { RATING_WORDS } from "../../../contract/event-words.ts";
import type { FollowPage } from "../../../contract/views/enterprise.ts";
import { fullInstantWords, instantWords, markedWords } from "../../time-words.ts";
import { ask } from "../api.ts";
import { Refused } from "../../problem.ts";
import { h } from "../h.ts";
import { locale } from "../language.ts";
import { askProof } from "../parts/ask-proof.ts";
import { downloads } from "../parts/downloads.ts";
import { facts } from "../parts/facts.ts";
import { status } from "../parts/status.ts";
import { timeline } from "../parts/timeline.ts";
import { takeNews } from "../news.ts";
import { dropProof, grouped, keptProof } from "../proof.ts";
import { go, type Page } from "../router.ts";
import { words } from "../words.ts";

/** What the enterprise sees of its issue: who has it, until when, what comes next; below, what has happened. */
export async function progressPage(): Promise<Page> {
  const w = words();
  const proof = keptProof();
  if (proof === undefined) return askProof();
  let issue: FollowPage;
  try {
    issue = await ask("followIssue", { body: proof });
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.code !== "receipt-or-code") throw error;
    dropProof();
    return askProof(error.problem.title);
  }
  const leave = h("button", { type: "button" }, w.progress.leave);
  leave.addEventListener("click", () => {
    dropProof();
    go("follow");
  });
  const refresh = h("button", { type: "button" }, w.progress.refresh);
  refresh.addEventListener("click", () => dispatchEvent(new HashChangeEvent("hashchange")));
  const news = takeNews();
  const { number, rateRound, rateBy, rateByProvisional = false, rating } = issue;
  return {
    title: issue.subject,
    body: [
      news !== undefined && h("p", { class: "news", role: "status" }, `✓ ${news}`),
      h(
        "p",
        { class: "caption" },
        number === undefined ? `${w.receipt.receipt} ${grouped(issue.receipt)}` : `${w.progress.number} ${number}`,
        ` · ${issue.enterprise}`,
      ),
      h("h1", {}, issue.subject),
      h("p", { class: "hint" }, `${w.progress.submittedAt} ${fullInstantWords(issue.submittedAt, locale())}`),
      status(issue.status),
      facts(issue),
      rateRound !== undefined &&
        h(
          "section",
          { class: "rate-now" },
          h("h2", {}, w.progress.rateAsk),
          h("p", {}, w.progress.rateAskText),
          rateBy !== undefined &&
            h("p", {}, w.progress.rateBy(markedWords(instantWords(rateBy, locale()), rateByProvisional, locale()))),
          rateByProvisional &&
            h(
              "details",
              {},
              h("summary", {}, w.progress.provisional),
              h("p", { class: "hint" }, w.progress.provisionalText),
            ),
          h("a", { class: "button main", href: "#/rate" }, w.progress.rate),
        ),
      rating !== undefined &&
        h(
          "p",
          { class: "rated" },
          `${w.progress.rated}${locale() === "en" ? ": " : "："}`,
          h("b", {}, markWords(rating)),
        ),
      h(
        "div",
        { class: "acts" },
        issue.mayAdd && h("a", { class: "button", href: "#/note" }, w.progress.add),
        issue.mayReopen && h("a", { class: "button", href: "#/reopen" }, w.reopen.title),
        refresh,
        h("button", { type: "button", onclick: () => globalThis.print() }, w.progress.print),
        issue.mayWithdraw && h("a", { class: "button", href: "#/withdraw" }, w.withdraw.title),
        leave,
      ),
      h("section", {}, h("h2", {}, w.progress.timeline), timeline(issue.timeline, proof)),
      issue.files.length > 0 && h("section", {}, h("h2", {}, w.progress.files), downloads(issue.files, proof)),
    ],
  };
}

function markWords(rating: number): string {
  const marks: Record<number, string> = RATING_WORDS[locale()];
  const mark = marks[rating] ?? rating;
  return locale() === "en" ? `${mark} (${rating}/5)` : `${mark}（${rating}/5）`;
}
