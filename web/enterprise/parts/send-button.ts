import { h } from "../h.ts";

/** A button that can be pressed once at a time and says that it is working. */
export function sendButton(label: string, busyLabel: string, press: () => Promise<void>): HTMLButtonElement {
  const button = h("button", { type: "submit", class: "main" }, label);
  let busy = false;
  const set = (now: boolean) => {
    busy = now;
    button.setAttribute("aria-disabled", String(now)); // not `disabled`, which would lose the focus
    button.textContent = now ? busyLabel : label;
  };
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (busy) return;
    set(true);
    void press().finally(() => set(false));
  });
  return button;
}
