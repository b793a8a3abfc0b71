import type { DirectoryEdit } from "../../../contract/directory-edits.ts";
import type { Say } from "../say.ts";

export type EditName = DirectoryEdit["edit"];
/** How a field of a change is asked for. `seat` is a kind and a place. */
export type FieldKind = "text" | "group" | "unit" | "person" | "enterprise" | "seat" | "instant";
export interface EditField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly zh: string;
  readonly en: string;
  readonly optional?: true;
}

const field = (name: string, kind: FieldKind, zh: string, en: string): EditField => ({ name, kind, zh, en });
const optional = (one: EditField): EditField => ({ ...one, optional: true });
const from = optional(field("from", "instant", "自（空为立即）", "From (empty: at once)"));
const until = optional(field("until", "instant", "至（空为一直）", "Until (empty: open)"));
const end = optional(field("until", "instant", "结束于（空为立即）", "Ends (empty: at once)"));
const person = field("person", "person", "人员", "Person");
const enterprise = field("enterprise", "enterprise", "企业", "Enterprise");

/** What an administrator may change, in the order of the menu, and what each change asks for. */
export const EDITS: Readonly<Record<EditName, { zh: string; en: string; fields: readonly EditField[] }>> = {
  handOver: {
    zh: "交接：某人的岗位交给另一人",
    en: "Hand over a person's seats",
    fields: [
      field("from", "person", "交出", "From"),
      field("to", "person", "接任", "To"),
      optional(field("at", "instant", "交接时间（空为立即）", "At (empty: at once)")),
    ],
  },
  hold: { zh: "任职或结对", en: "Give a seat", fields: [field("seat", "seat", "岗位", "Seat"), person, from, until] },
  endHolding: { zh: "免去任职或结对", en: "End a seat", fields: [field("seat", "seat", "岗位", "Seat"), person, end] },
  substitute: {
    zh: "指定代理",
    en: "Name a substitute",
    fields: [person, field("substitute", "person", "代理人", "Substitute"), from, until],
  },
  endSubstitution: {
    zh: "结束代理",
    en: "End a substitution",
    fields: [person, field("substitute", "person", "代理人", "Substitute"), end],
  },
  putPerson: {
    zh: "新增或修改人员",
    en: "Add or change a person",
    fields: [
      field("id", "text", "人员编号", "Id"),
      field("name", "text", "姓名", "Name"),
      field("sub", "text", "登录标识", "Sign-in subject"),
      optional(field("email", "text", "邮箱", "E-mail")),
    ],
  },
  endPerson: { zh: "人员离任（其岗位和代理一并结束）", en: "A person leaves (seats end as well)", fields: [person] },
  putUnit: {
    zh: "新增或修改单位",
    en: "Add or change a unit",
    fields: [
      field("id", "text", "单位编号", "Id"),
      field("name", "text", "单位名称", "Name"),
      field("group", "group", "类别", "Group"),
    ],
  },
  endUnit: { zh: "撤销单位", en: "End a unit", fields: [field("unit", "unit", "单位", "Unit")] },
  putEnterprise: {
    zh: "新增或修改企业",
    en: "Add or change an enterprise",
    fields: [
      field("creditCode", "text", "统一社会信用代码", "Credit code"),
      field("name", "text", "企业名称", "Name"),
      field("township", "text", "乡镇", "Township"),
      optional(field("chain", "text", "产业链", "Chain")),
      optional(field("override", "text", "校验例外理由（代码校验位不对时）", "Why the check character is wrong")),
    ],
  },
  endEnterprise: { zh: "企业退出", en: "End an enterprise", fields: [enterprise] },
  declareInterest: { zh: "登记利害关系（回避）", en: "Declare an interest", fields: [person, enterprise] },
  endInterest: { zh: "解除利害关系", en: "End an interest", fields: [person, enterprise] },
  putSubscriber: {
    zh: "新增或修改通报订阅",
    en: "Add or change a subscriber of the bulletin",
    fields: [field("name", "text", "名称", "Name"), field("email", "text", "邮箱", "E-mail")],
  },
  endSubscriber: {
    zh: "取消通报订阅",
    en: "End a subscription of the bulletin",
    fields: [field("email", "text", "邮箱", "E-mail")],
  },
};

export function editWord(edit: EditName, say: Say): string {
  return say(EDITS[edit].zh, EDITS[edit].en);
}
