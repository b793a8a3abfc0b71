import type { FollowPage, Proof } from "../../../contract/views/enterprise.ts";
import { instantWords } from "../../time-words.ts";
import { h } from "../h.ts";
import { locale } from "../language.ts";
import { words } from "../words.ts";
import { downloads } from "./downloads.ts";

/** What has happened, newest first, in the sentences of the server. */
export function timeline(entries: FollowPage["timeline"], proof: Proof): HTMLElement {
  const w = words().progress;
  if (entries.length === 0) return h("p", { class: "hint" }, w.empty);
  const newest = [...entries].reverse().sort((a, b) => b.version - a.version);
  return h(
    "ol",
    { class: "timeline", reversed: true },
    newest.map(({ at, sentence, late, texts, files }) =>
      h(
        "li",
        {},
        h("time", { datetime: at }, instantWords(at, locale())),
        h("p", { class: "sentence" }, sentence, late && h("span", { class: "lamp red" }, ` ■ ${w.late}`)),
        texts.map(({ label, text }) => h("blockquote", {}, h("b", {}, label), h("p", {}, text))),
        files.length > 0 && downloads(files, proof),
      ),
    ),
  );
}
