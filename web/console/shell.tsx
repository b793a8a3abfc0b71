import { Outlet } from "react-router";
import { ClockBar } from "./clock-bar/clock-bar.tsx";
import { useSay } from "./language.ts";
import { useMe } from "./me.ts";
import { Navigation } from "./navigation.tsx";
import { Failure } from "./parts/failure.tsx";
import { ExpiredNote } from "./sign-in/expired-note.tsx";
import { TopBar } from "./top-bar.tsx";

/** The chrome around every page: it is not printed, and folds on a small screen. */
export function Shell() {
  const say = useSay();
  const me = useMe();
  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={toMain}>
        {say("跳到正文", "Skip to the content")}
      </a>
      <header className="chrome no-print">
        <TopBar />
        <ClockBar />
      </header>
      <div className="body">
        <Navigation />
        <main id="main" tabIndex={-1}>
          <ExpiredNote />
          {me.error && <Failure error={me.error} again={me.refetch} />}
          <Outlet />
        </main>
      </div>
    </div>
  );
}

/** The fragment belongs to the router; the focus is what matters. */
function toMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("#main")?.focus();
}
