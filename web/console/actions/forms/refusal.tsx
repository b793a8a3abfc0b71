import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <TextField name="reason" label={say("理由（企业会看到）", "Reason (the enterprise sees it)")} />
      <TextField name="basis" label={say("依据：法律、政策条款", "Basis: the law or policy")} rows={2} />
    </>
  );
}

export const refusal: CommandFormShape = { Fields, body: (values) => said(values) };
