import "./style/base.css";
import "./style/controls.css";
import "./style/pages.css";
import "./style/progress.css";
import "./style/print.css";
import { locale } from "./language.ts";
import { checkPage } from "./pages/check.ts";
import { followPage } from "./pages/follow.ts";
import { frontPage } from "./pages/front.ts";
import { notePage } from "./pages/note.ts";
import { progressPage } from "./pages/progress.ts";
import { ratePage } from "./pages/rate.ts";
import { reopenPage, withdrawPage } from "./pages/reason.ts";
import { receiptPage } from "./pages/receipt.ts";
import { submitPage } from "./pages/submit.ts";
import { loadFailure } from "./parts/failure.ts";
import { openFrame } from "./parts/frame.ts";
import { type Address, addressNow, isPageAddress, type Page } from "./router.ts";
import { WIDE } from "./wide.ts";

const PAGES: Record<string, (address: Address) => Page | Promise<Page>> = {
  "": frontPage,
  submit: submitPage,
  check: checkPage,
  receipt: receiptPage,
  follow: followPage,
  progress: progressPage,
  note: notePage,
  rate: ratePage,
  withdraw: withdrawPage,
  reopen: reopenPage,
};
const SLOW = 300; // milliseconds before a wait is worth a word

let frame = openFrame(switchLanguage);
let turn = 0;
let drawnWide = WIDE.matches;

async function open(arriving: boolean): Promise<void> {
  const mine = ++turn;
  const waiting = setTimeout(() => frame.busy(), SLOW);
  const page = await build();
  clearTimeout(waiting);
  if (mine === turn) frame.show(page, arriving);
}

async function build(): Promise<Page> {
  const address = addressNow();
  try {
    return await (PAGES[address.page] ?? frontPage)(address);
  } catch (error) {
    return loadFailure(error, () => void open(false));
  }
}

function switchLanguage(): void {
  document.documentElement.lang = locale();
  frame = openFrame(switchLanguage);
  void open(false);
}

document.documentElement.lang = locale();
addEventListener("hashchange", () => {
  if (isPageAddress()) void open(false);
});
WIDE.addEventListener("change", () => {
  // Browsers also tell of changes that are undone at once (printing, screenshots): the page drawn stays, with its errors.
  if (WIDE.matches === drawnWide) return;
  drawnWide = WIDE.matches;
  if (addressNow().page === "submit") void open(false);
});
void open(true);
