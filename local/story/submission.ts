/** What an enterprise of the demo county hands in, for whoever needs an issue and does not mind which. */
export const SAMPLE_ANSWERS = {
  creditCode: "91410421MADEM00113",
  enterpriseName: "平善青禾机械制造有限公司",
  kind: "property",
  subject: "厂房产权证办不下来",
  description: "上市需要产权证明，材料已交半年。",
  contactName: "示例",
  phone: "13800000000",
  email: "firm@enterprise.example",
} as const;

/** The body of `POST /issues`. @param answers what is told otherwise than in the sample; undefined = not at all */
export function submission(
  key: string,
  answers: { readonly [K in keyof typeof SAMPLE_ANSWERS]?: string | undefined } = {},
): Record<string, unknown> {
  const form = "submit-issue@1";
  return { key, form, answers: { ...SAMPLE_ANSWERS, ...answers }, files: [], secrecyAcknowledged: true };
}
