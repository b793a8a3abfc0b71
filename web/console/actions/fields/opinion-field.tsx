import { Form, type FormInstance } from "antd";
import { useSay } from "../../language.ts";
import { TextField } from "./text-field.tsx";

/** The opinion of a decision: a refusal needs one. `of`: the field that holds the verdict. */
export function OpinionField({ of, form }: { readonly of: string; readonly form: FormInstance }) {
  const say = useSay();
  const needed = Form.useWatch(of, form) === "no";
  return (
    <TextField
      name="opinion"
      label={
        needed
          ? say("意见（不同意须写明）", "Opinion (a refusal needs one)")
          : say("意见（可不填）", "Opinion (optional)")
      }
    />
  );
}
