import { RATING_WORDS } from "../../../contract/event-words.ts";
import { ask } from "../api.ts";
import { answered, keyFor } from "../attempt.ts";
import { h } from "../h.ts";
import { locale } from "../language.ts";
import { bringNews } from "../news.ts";
import { emptyOpinion, forgetOpinion, keepOpinion, keptOpinion } from "../opinion.ts";
import { card } from "../parts/card.ts";
import { chosen, typed } from "../parts/control.ts";
import { counted } from "../parts/counted.ts";
import { effects } from "../parts/effects.ts";
import { errorSummary } from "../parts/error-summary.ts";
import { sendFailure } from "../parts/failure.ts";
import { sendButton } from "../parts/send-button.ts";
import { tagChoice } from "../parts/tag-choice.ts";
import { keptProof } from "../proof.ts";
import { requestKey } from "../request-key.ts";
import { go, type Page } from "../router.ts";
import { words } from "../words.ts";
import { progressPage } from "./progress.ts";

const LEVEL = "level";
const MARKS = [5, 4, 3, 2, 1] as const;
const LONGEST = 1000; // characters: an opinion, not a file

/** 评价: five marks with words, tags and a text. The round is repeated, so that a mark never goes to another round. */
export async function ratePage(): Promise<Page> {
  const w = words();
  const proof = keptProof();
  if (proof === undefined) return progressPage();
  const { rateRound: round, subject } = await ask("followIssue", { body: proof });
  const back = h("a", { class: "back", href: "#/progress" }, w.form.back);
  if (round === undefined)
    return { title: w.rate.not, body: [back, h("h1", {}, w.rate.not), h("p", { class: "lead" }, w.rate.notText)] };

  const opinion = keptOpinion(round) ?? emptyOpinion(round);
  const then = effects();
  const foresee = () => {
    const { level: mark } = opinion;
    if (mark === undefined) return;
    const body = { ...proof, key: requestKey(), round, level: mark, tags: [] };
    void then.show(ask("rateIssue", { dryRun: true, body }));
  };
  foresee();
  const tags = tagChoice(opinion, () => keepOpinion(opinion));
  const level = chosen(
    { name: LEVEL, label: w.rate.level, hint: w.rate.privacy, required: true },
    MARKS.map((mark, at) =>
      card({
        name: LEVEL,
        value: String(mark),
        label: RATING_WORDS[locale()][mark],
        hint: w.rate.mark(mark),
        first: at === 0,
        checked: opinion.level === mark,
        choose: () => {
          opinion.level = mark;
          keepOpinion(opinion);
          tags.show();
          foresee();
        },
      }),
    ),
    "marks",
  );
  const { input, count } = counted(LONGEST, opinion.text, (text) => {
    opinion.text = text;
    keepOpinion(opinion);
  });
  const text = typed({ name: "opinion", label: w.rate.text, required: false }, input, count);
  const summary = errorSummary();
  const failed = h("div", {});
  const send = sendButton(w.rate.send, w.rate.sending, async () => {
    failed.replaceChildren();
    const said = input.value.trim();
    const missing = opinion.level === undefined ? w.rate.levelMissing : undefined;
    const tooLong = said.length > LONGEST ? w.form.tooLong(w.rate.text, LONGEST, said.length) : undefined;
    level.fault(missing);
    text.fault(tooLong);
    if (opinion.level === undefined || tooLong !== undefined) {
      summary.show([
        ...(missing ? [{ field: LEVEL, message: missing }] : []),
        ...(tooLong ? [{ field: "opinion", message: tooLong }] : []),
      ]);
      return;
    }
    summary.clear();
    const content = { ...proof, round, level: opinion.level, tags: tags.chosen(), ...(said && { text: said }) };
    try {
      await ask("rateIssue", { body: { ...content, key: keyFor("rating", content) } });
    } catch (error) {
      const panel = sendFailure(error, w.failure.actionUnsent);
      failed.replaceChildren(panel);
      panel.focus();
      return;
    }
    answered("rating");
    forgetOpinion();
    bringNews(w.rate.done);
    go("progress", "replace");
  });
  return {
    title: w.rate.title,
    body: [
      back,
      summary.element,
      h("p", { class: "caption" }, subject),
      h("h1", {}, w.rate.title),
      h(
        "form",
        { novalidate: true, class: "screen" },
        level.element,
        tags.element,
        text.element,
        then.element,
        h("p", { class: "hint" }, w.rate.once),
        failed,
        h("div", { class: "onwards" }, send),
      ),
    ],
  };
}
