import { Tooltip } from "antd";
import type { ReactNode } from "react";
import { useSay } from "../language.ts";

/** A date that may still move tells its reason, by keyboard too. */
export function Expected({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  const say = useSay();
  const reason = say(
    "该年度的放假安排尚未公布，期限可能调整。",
    "The holidays of that year are not published yet; the date may move.",
  );
  return (
    <Tooltip title={reason} trigger={["hover", "focus"]}>
      <button type="button" className="hinted" aria-label={`${words} ${reason}`}>
        {children}
      </button>
    </Tooltip>
  );
}
