import { ChoiceField } from "./choice-field.tsx";

interface Props {
  readonly name: string;
  readonly label: string;
  readonly yes: string;
  readonly no: string;
}

/** Yes or no, said in words; nothing is chosen beforehand. */
export function VerdictField({ name, label, yes, no }: Props) {
  return <ChoiceField name={name} label={label} words={{ yes, no }} />;
}

/** What was chosen; what was not chosen stays missing, for the schema to name. */
export function verdictOf(value: unknown): boolean | undefined {
  if (value === "yes") return true;
  return value === "no" ? false : undefined;
}
