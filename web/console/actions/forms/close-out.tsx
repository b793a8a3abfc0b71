import { CLOSE_OUT_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { FilesField } from "../fields/files-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const [locale, say] = [useLocale(), useSay()];
  return (
    <>
      <ChoiceField name="outcome" label={say("办结类型", "Outcome")} words={CLOSE_OUT_WORDS[locale]} />
      <TextField name="result" label={say("办理结果（企业会看到）", "Result (the enterprise sees it)")} />
      <FilesField name="evidence" label={say("佐证材料", "Evidence")} />
    </>
  );
}

export const closeOut: CommandFormShape = {
  Fields,
  first: () => ({ outcome: "resolved", evidence: [] }),
  body: (values) => said(values),
};
