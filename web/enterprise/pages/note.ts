import * as z from "zod/mini";
import { ask } from "../api.ts";
import { Refused } from "../../problem.ts";
import { answered, keyFor } from "../attempt.ts";
import type { Fault } from "../faults.ts";
import { h } from "../h.ts";
import { forget, keep, kept } from "../keep.ts";
import { bringNews } from "../news.ts";
import { typed } from "../parts/control.ts";
import { counted } from "../parts/counted.ts";
import { effects, UNTOLD } from "../parts/effects.ts";
import { errorSummary } from "../parts/error-summary.ts";
import { sendFailure } from "../parts/failure.ts";
import { fileControl, fileFaults, FILES } from "../parts/file-list.ts";
import { sendButton } from "../parts/send-button.ts";
import { keptProof } from "../proof.ts";
import { refusedFile } from "../refused-file.ts";
import { requestKey } from "../request-key.ts";
import { go, type Page } from "../router.ts";
import { theForm } from "../settings.ts";
import { noteTray } from "../trays.ts";
import { words } from "../words.ts";
import { progressPage } from "./progress.ts";

const TEXT = "note";
const KEPT = "huiyin.note.text";
const LONGEST = 5000; // characters, as the API takes it

/** 补充材料: a text and files, added to the issue. What was typed stays until it was received. */
export async function notePage(): Promise<Page> {
  const w = words();
  const proof = keptProof();
  if (proof === undefined) return progressPage();
  const { files: rules } = await theForm();
  const tray = noteTray();
  const { input, count } = counted(LONGEST, kept(sessionStorage, KEPT, z.string()) ?? "", (text) =>
    keep(sessionStorage, KEPT, text),
  );
  const text = typed({ name: TEXT, label: w.note.text, hint: w.note.hint, required: true }, input, count);
  const files = fileControl(tray, rules);
  const summary = errorSummary();
  const then = effects();
  void then.show(ask("addOwnNote", { dryRun: true, body: { ...proof, key: requestKey(), text: UNTOLD, files: [] } }));
  const failed = h("div", {});
  const send = sendButton(w.note.send, w.note.sending, async () => {
    failed.replaceChildren();
    const typedText = input.value.trim();
    const faults: Fault[] = [];
    if (typedText === "") faults.push({ field: TEXT, message: w.form.fillIn(w.note.text) });
    if (typedText.length > LONGEST)
      faults.push({ field: TEXT, message: w.form.tooLong(w.note.text, LONGEST, typedText.length) });
    faults.push(...fileFaults(tray));
    text.fault(faults.find(({ field }) => field === TEXT)?.message);
    files.fault(faults.find(({ field }) => field === FILES)?.message);
    if (faults.length > 0) {
      summary.show(faults);
      return;
    }
    summary.clear();
    const content = { ...proof, text: typedText, files: tray.sent().map(({ upload, name }) => ({ upload, name })) };
    try {
      await ask("addOwnNote", { body: { ...content, key: keyFor("note", content) } });
    } catch (error) {
      const file = error instanceof Refused ? refusedFile(error.problem, content.files, tray) : undefined;
      if (file) {
        files.fault(file.message);
        summary.show([file]);
        return;
      }
      const panel = sendFailure(error, w.failure.actionUnsent);
      failed.replaceChildren(panel);
      panel.focus();
      return;
    }
    answered("note");
    forget(sessionStorage, KEPT);
    tray.empty();
    bringNews(w.note.done);
    go("progress", "replace");
  });
  return {
    title: w.note.title,
    body: [
      h("a", { class: "back", href: "#/progress" }, w.form.back),
      summary.element,
      h("h1", {}, w.note.title),
      h(
        "form",
        { novalidate: true, class: "screen" },
        text.element,
        h("h2", {}, w.files.title),
        files.element,
        then.element,
        failed,
        h("div", { class: "onwards" }, send),
      ),
    ],
  };
}
