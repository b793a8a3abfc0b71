import { AUDIENCE_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { FilesField } from "../fields/files-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const [locale, say] = [useLocale(), useSay()];
  return (
    <>
      <TextField name="text" label={say("内容", "Text")} />
      <FilesField name="attachments" label={say("附件（可不附）", "Files (optional)")} />
      <ChoiceField name="audience" label={say("谁可以看到", "Who may see it")} words={AUDIENCE_WORDS[locale]} />
    </>
  );
}

export const note: CommandFormShape = {
  Fields,
  plain: true,
  first: () => ({ audience: "government", attachments: [] }),
  body: (values) => said(values),
};
