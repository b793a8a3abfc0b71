import { useSay } from "../../language.ts";
import { OpinionField } from "../fields/opinion-field.tsx";
import { VerdictField, verdictOf } from "../fields/verdict-field.tsx";
import { When } from "../../parts/when.tsx";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

/** What was asked for, and the two answers. */
function Fields({ issue, action, form }: FieldsProps) {
  const say = useSay();
  const { until, provisional } = issue.requests.find(({ request }) => request === action.request) ?? {};
  return (
    <>
      {until !== undefined && (
        <p>
          {say("申请的日期：", "Date asked for: ")}
          <b>
            <When at={until} full provisional={provisional} />
          </b>
        </p>
      )}
      <VerdictField
        name="granted"
        label={say("审批结论", "Decision")}
        yes={say("同意", "Grant")}
        no={say("不同意", "Refuse")}
      />
      <OpinionField of="granted" form={form} />
    </>
  );
}

/** 审批延期、审批挂账: the same question. */
export const requestDecision: CommandFormShape = {
  Fields,
  body: ({ granted, opinion }, { request }) => said({ request, granted: verdictOf(granted), opinion }),
};
