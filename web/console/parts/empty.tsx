import type { ReactNode } from "react";

/** Why there is nothing, and what to do next. */
export function Empty({ why, children }: { why: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{why}</p>
      {children && <p className="quiet">{children}</p>}
    </div>
  );
}
