import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <TextField
      name="text"
      label={say("请企业补充什么", "What the enterprise is asked for")}
      hint={say(
        "企业会收到通知，在进度页补充；办理计时不停。",
        "The enterprise is told and answers on its page; no clock waits for it.",
      )}
    />
  );
}

export const question: CommandFormShape = { Fields, plain: true, body: (values) => said(values) };
