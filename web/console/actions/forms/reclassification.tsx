import { CLASS_WORDS, KIND_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

function Fields({ issue }: FieldsProps) {
  const [locale, say] = [useLocale(), useSay()];
  const now = issue.class === undefined ? "" : CLASS_WORDS[locale][issue.class];
  return (
    <>
      <ChoiceField
        name="class"
        label={say("新的分类", "New class")}
        words={CLASS_WORDS[locale]}
        hint={say(
          `现为 ${now}。不改变现有期限，只影响以后的时限和审核链。`,
          `Now ${now}. Running dates stay; later limits and the chain of review follow it.`,
        )}
      />
      <ChoiceField name="kind" label={say("新的类别", "New kind")} words={KIND_WORDS[locale]} />
    </>
  );
}

export const reclassification: CommandFormShape = { Fields, body: (values) => said(values) };
