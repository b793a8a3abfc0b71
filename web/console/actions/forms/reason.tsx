import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import type { Say } from "../../say.ts";
import { type CommandFormShape, said } from "../form-shape.ts";

/** Steps that need a reason and nothing else. */
function because(label: (say: Say) => string, hint: (say: Say) => string): CommandFormShape {
  function Fields() {
    const say = useSay();
    return <TextField name="reason" label={label(say)} hint={hint(say)} />;
  }
  return { Fields, body: (values) => said(values) };
}

export const resumption = because(
  (say) => say("恢复办理的理由", "Why it is taken up again"),
  (say) => say("各项计时从此刻接着走。", "Every clock goes on from now."),
);
export const escalation = because(
  (say) => say("提级的理由", "Why it is escalated"),
  (say) => say("本级难以解决时，不必等到期。", "When it will not be solved here, nobody has to wait for the due date."),
);
export const reopening = because(
  (say) => say("重新办理的理由（企业会看到）", "Why it is reopened (the enterprise sees it)"),
  (say) => say("按原层级重新计时。", "It starts again on its tier, on a fresh clock."),
);
