import { RATING_TAGS, type RatingTag } from "../../../contract/vocabulary.ts";
import { h } from "../h.ts";
import type { Opinion } from "../opinion.ts";
import { words } from "../words.ts";
import { card } from "./card.ts";
import { chosen } from "./control.ts";

const SATISFIED = 3; // from this mark on, what was good is asked, below it what was not

/** Tags to the mark: what was good, or what has to be better. Shown once a mark is chosen. */
export function tagChoice(opinion: Opinion, changed: () => void) {
  const w = words().rate;
  const element = h("div", { "aria-live": "polite" });
  const good = () => (opinion.level ?? 0) >= SATISFIED;
  const tags = () => (good() ? w.goodTags : w.badTags);
  const codes = (): readonly RatingTag[] => RATING_TAGS[good() ? "good" : "bad"];
  let shown: boolean | undefined;
  const show = () => {
    if (opinion.level === undefined || shown === good()) return;
    if (shown !== undefined) opinion.tags = []; // they answered another question
    shown = good();
    const cards = tags().map((tag, at) =>
      card({
        name: "tags",
        value: tag,
        label: tag,
        first: at === 0,
        many: true,
        checked: opinion.tags.includes(at),
        choose: (checked) => {
          opinion.tags = checked ? [...opinion.tags, at] : opinion.tags.filter((each) => each !== at);
          changed();
        },
      }),
    );
    const question = { name: "tags", label: good() ? w.good : w.bad, required: true };
    element.replaceChildren(chosen(question, cards, "tags").element);
  };
  show();
  return {
    element,
    show,
    chosen: () => opinion.tags.flatMap((at) => codes()[at] ?? []),
  };
}
