import { callAws } from "../../adapters/aws-call.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { demoCreditCode } from "../../local/county/credit-codes.ts";
import { answers, county, holder } from "../functions/county.ts";
import { type Stage, submission } from "../functions/stage.ts";

/** Put in by one enterprise or written about it: whoever may not read the issue finds none of it anywhere. */
export const PLANTED = {
  enterpriseName: "密山暗号试验有限公司",
  subject: "暗号之诉求标题",
  description: "暗号之诉求经过，只有本企业与承办者知道。",
  contactName: "暗号联系人",
  phone: "13912345678",
  email: "planted-secret@enterprise.example",
  note: "暗号之内部补充",
  file: "暗号之附件.pdf",
} as const;
/** No enterprise of the county's list: its name is nowhere but in what it handed in. */
export const PLANTED_CODE = demoCreditCode(900);
export const planted = (text: string): string[] => Object.values(PLANTED).filter((one) => text.includes(one));

export interface Whole {
  readonly issue: string;
  readonly code: string;
  readonly file: string;
  readonly key: string;
}

/** An issue with everything an issue may have: answers, contact, a file, an internal note, an assignment. */
export async function wholeLife(stage: Stage, unit = "U03", more: object = {}): Promise<Whole> {
  const { note, file: name, ...texts } = PLANTED;
  const upload = await uploaded(stage, Buffer.from("%PDF-1.7\n"), "application/pdf");
  const body = submission({
    answers: { ...answers, ...texts, creditCode: PLANTED_CODE },
    files: [{ upload, name }],
    ...more,
  });
  const { body: receipt } = await stage.ask("submitIssue", { body });
  const params = { issue: receipt.receipt };
  const give = async (id: "registerIssue" | "dispatchIssue" | "addNote", command: object) => {
    const { status, body: said } = await stage.ask(id, { params, as: holder("office"), body: { command } });
    if (status !== 200) throw new Error(JSON.stringify(said));
  };
  await give("registerIssue", { class: "C", kind: "land", level: "county", requestType: "help" });
  await give("dispatchIssue", { unit });
  await give("addNote", { text: note, attachments: [], audience: "government" });
  const { body: page } = await stage.ask("readIssue", { params, as: holder("office") });
  return { issue: receipt.receipt, code: receipt.code, file: page.files[0].file, key: body.key };
}

/** A file in the quarantine, as the browser would have put it there. */
export async function uploaded(stage: Stage, bytes: Buffer, type: string): Promise<string> {
  const { body } = await stage.ask("startUpload", { body: { name: "a", type, size: 1 } });
  stage.outside.objects.set(`quarantine/${body.fields.key}`, { bytes, type });
  return body.upload;
}

type Wire = Record<string, unknown> & { pk: object; sk: object };

/** Takes everything of the tenant out of the table, and loads the county anew. */
export async function emptied(stage: Stage): Promise<Wire[]> {
  const items = (await stage.contents()).map((item): Wire => JSON.parse(item));
  const gone = ({ pk, sk }: Wire) =>
    callAws(DYNAMODB, "DeleteItem", { TableName: stage.engine.table, Key: { pk, sk } });
  await Promise.all(items.map(gone));
  await stage.run("operator/load-county", county);
  return items;
}

/** The same items under the keys of another tenant, and the same files. */
export async function planting(stage: Stage, items: readonly Wire[], tenant: string): Promise<void> {
  for (const item of items) {
    const Item: unknown = JSON.parse(JSON.stringify(item).replaceAll("T#410421#", `T#${tenant}#`));
    await callAws(DYNAMODB, "PutItem", { TableName: stage.engine.table, Item });
  }
  for (const [key, object] of stage.outside.objects)
    stage.outside.objects.set(key.replace("/410421/", `/${tenant}/`), object);
}
