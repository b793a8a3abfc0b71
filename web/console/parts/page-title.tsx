import { type ReactNode, useEffect } from "react";
import { useSay } from "../language.ts";

/** The heading of a page, which also names the tab; what may be done with the whole page stands at its right. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const say = useSay();
  useEffect(() => {
    document.title = `${title} · ${say("回音", "Huiyin")}`;
  });
  return (
    <div className="page-title">
      <h1>{title}</h1>
      {children && <div className="page-tools no-print">{children}</div>}
    </div>
  );
}
