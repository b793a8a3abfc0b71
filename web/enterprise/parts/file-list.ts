import type { Fault } from "../faults.ts";
import { h } from "../h.ts";
import { type Entry, type FileRules, megabytes, type Tray } from "../tray.ts";
import { words } from "../words.ts";
import { type Control } from "./control.ts";
import { fieldId } from "./error-summary.ts";

export const FILES = "files";

/** Choosing files, and a row for each with its progress, retry and removal. */
export function fileControl(tray: Tray, rules: FileRules): Control {
  const w = words().files;
  const error = h("p", { class: "error", id: `e-${FILES}` });
  const hint = h("p", { class: "hint", id: `h-${FILES}` }, w.hint(rules.max, megabytes(rules)));
  const input = h("input", {
    type: "file",
    multiple: true,
    id: fieldId(FILES),
    accept: rules.types.join(","),
    "aria-describedby": `h-${FILES} e-${FILES}`,
  });
  const rows = h("ul", { class: "files", "aria-label": w.list });
  const element = h(
    "div",
    { class: "field" },
    hint,
    error,
    rows,
    h("label", { class: "picker button" }, input, `+ ${w.add}`),
  );
  const fault = (message: string | undefined) => {
    element.classList.toggle("wrong", message !== undefined);
    error.textContent = message ?? "";
  };
  let bars = new Map<Entry, { bar: HTMLProgressElement; text: HTMLElement }>();
  const list = () => {
    bars = new Map();
    rows.hidden = tray.entries.length === 0;
    rows.replaceChildren(...tray.entries.map((entry) => row(entry)));
  };
  const row = (entry: Entry) => {
    const text = h("span", { class: `state ${entry.state}`, role: "status" }, stateText(entry));
    const bar = h("progress", { max: 100, value: entry.percent, "aria-label": entry.name });
    if (entry.state === "sending") bars.set(entry, { bar, text });
    const press = (act: () => void) => () => {
      act();
      input.focus(); // the button that was pressed is gone
    };
    const retry = h("button", { type: "button", class: "link", "aria-label": w.retryNamed(entry.name) }, w.retry);
    retry.addEventListener(
      "click",
      press(() => tray.retry(entry)),
    );
    const remove = h("button", { type: "button", class: "link", "aria-label": w.removeNamed(entry.name) }, w.remove);
    remove.addEventListener(
      "click",
      press(() => tray.remove(entry)),
    );
    return h(
      "li",
      {},
      h("span", { class: "name" }, entry.name, h("span", { class: "size" }, sizeText(entry.size))),
      entry.state === "sending" && bar,
      text,
      h("span", { class: "acts" }, entry.state === "unsent" && entry.file !== undefined && retry, remove),
    );
  };
  tray.watch((what) => {
    if (what === "list") list();
    for (const [entry, { bar, text }] of bars) {
      bar.value = entry.percent;
      text.textContent = stateText(entry);
    }
  });
  input.addEventListener("change", () => {
    const fitted = tray.add([...(input.files ?? [])], rules);
    input.value = "";
    fault(fitted ? undefined : w.tooMany(rules.max));
  });
  list();
  return { name: FILES, element, fault };
}

/** Nothing goes on while a file is half way, or was asked for and did not arrive. */
export function fileFaults(tray: Tray): Fault[] {
  const w = words().files;
  if (tray.entries.some(({ state }) => state === "sending")) return [{ field: FILES, message: w.waiting }];
  if (tray.entries.some(({ state }) => state !== "sent")) return [{ field: FILES, message: w.unfinished }];
  return [];
}

function stateText({ state, percent, message }: Entry): string {
  const w = words().files;
  if (state === "sending") return w.sending(percent);
  return state === "sent" ? `✓ ${w.sent}` : `✕ ${message ?? w.failed}`;
}

export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
