import { MEANS_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { ChoiceField } from "./choice-field.tsx";

export function MeansField() {
  const [locale, say] = [useLocale(), useSay()];
  return <ChoiceField name="means" label={say("联系方式", "By")} words={MEANS_WORDS[locale]} />;
}
