import { CLASS_WORDS, KIND_WORDS, LEVEL_WORDS, REQUEST_TYPE_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const [locale, say] = [useLocale(), useSay()];
  return (
    <>
      <ChoiceField
        name="class"
        label={say("分类", "Class")}
        words={CLASS_WORDS[locale]}
        hint={say("决定规定时限和销号审核链。", "Sets the ordinary limit and the chain of review.")}
      />
      <ChoiceField name="kind" label={say("类别", "Kind")} words={KIND_WORDS[locale]} />
      <ChoiceField name="level" label={say("由哪一级解决", "Level that can solve it")} words={LEVEL_WORDS[locale]} />
      <ChoiceField name="requestType" label={say("诉求类型", "Type of request")} words={REQUEST_TYPE_WORDS[locale]} />
    </>
  );
}

export const registration: CommandFormShape = {
  Fields,
  first: ({ issue: { chosenKind } }) => ({ kind: chosenKind, level: "county", requestType: "help" }),
  body: (values) => said(values),
};
