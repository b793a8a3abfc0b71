import * as z from "zod/mini";
import type { CommandOf } from "../../contract/commands.ts";
import type { Attachment } from "../../contract/commit.ts";
import { answersSchema, type FormDefinition } from "../../contract/form.ts";
import type { RowNames } from "../../contract/list-row.ts";
import type { Locale } from "../../contract/problems.ts";
import type { Submission } from "../../contract/views/enterprise.ts";
import type { SOURCES } from "../../contract/vocabulary.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import { newText, type TextItem } from "../../adapters/store/texts.ts";
import { fieldErrors } from "../runtime/field-errors.ts";
import { Refused } from "../runtime/refused.ts";

const FORM = "submit-issue";
const PARTS = ["identity", "contact", "narrative"] as const;

export interface Answers {
  readonly form: FormDefinition;
  readonly texts: readonly TextItem[];
  readonly names: RowNames;
  readonly command: (attachments: readonly Attachment[], source: (typeof SOURCES)[number]) => CommandOf<"submitIssue">;
}

/** Judges the answers by the form in force and parts them into what can be erased separately: identity, contact, narrative. */
export async function readAnswers(
  body: z.infer<typeof Submission>,
  { form: formOf, directory }: Settings,
  locale: Locale,
): Promise<Answers> {
  const form = await formOf(FORM);
  if (form === undefined) throw new Error(`the county has no form ${FORM}`);
  if (body.form !== `${form.id}@${form.version}`) throw new Refused("form-outdated", { field: "form" });
  if (body.files.length > form.files.max) throw tooMany(body, form, locale);
  const { enterprises } = directory;
  const genuine = (code: string): boolean =>
    enterprises.some(({ creditCode, override }) => creditCode === code && override !== undefined);
  const { success, data, error } = z.safeParse(answersSchema(form, genuine), body.answers, { reportInput: true });
  if (!success) {
    const errors = fieldErrors(error.issues, locale, ["answers"]);
    throw new Refused("invalid", { errors, field: errors[0]?.field });
  }
  const fields = form.sections.flatMap((section) => section.fields);
  const [identity, contact, narrative] = PARTS.map((part) => {
    const mine = fields.filter((field) => field.part === part).map(({ name }) => [name, data[name]]);
    return newText(JSON.stringify(Object.fromEntries(mine)));
  });
  const { creditCode, enterpriseName, subject } = data;
  if (!identity || !contact || !narrative || !creditCode || !enterpriseName || !subject)
    throw new Error(`the form ${body.form} asks for no creditCode, enterpriseName or subject`);
  const known = enterprises.find((one) => one.creditCode === creditCode);
  return {
    form,
    texts: [identity.item, contact.item, narrative.item],
    names: { subject, enterprise: known?.name ?? enterpriseName, township: known?.township, chain: known?.chain },
    command: commandOf(body, creditCode, { narrative: narrative.ref, identity: identity.ref, contact: contact.ref }),
  };
}

/** In the place of answers, for a dry run before anything that was typed is sent: no clock depends on them. */
export function noAnswers(body: z.infer<typeof Submission>): Pick<Answers, "command"> {
  const { ref } = newText("");
  return { command: commandOf(body, "", { narrative: ref, identity: ref, contact: ref }) };
}

function commandOf(
  { form, secrecyAcknowledged, identityHidden }: z.infer<typeof Submission>,
  enterprise: string,
  refs: Pick<CommandOf<"submitIssue">, (typeof PARTS)[number]>,
): Answers["command"] {
  return (attachments, source) => ({
    name: "submitIssue",
    enterprise,
    source,
    form,
    secrecyAcknowledged,
    ...(identityHidden === true && { identityHidden: true }),
    ...refs,
    attachments: [...attachments],
  });
}

function tooMany({ files }: z.infer<typeof Submission>, form: FormDefinition, locale: Locale): Refused {
  const { error } = z.safeParse(z.array(z.unknown()).check(z.maxLength(form.files.max)), files);
  return new Refused("invalid", { errors: fieldErrors(error?.issues ?? [], locale, ["files"]), field: "files" });
}
