import type { DirectoryTable } from "./directory-edits.ts";
import type { SeatKind } from "./vocabulary.ts";

interface Column {
  /** As it stands in the first row; the order is free. */
  readonly heading: string;
  readonly field: string;
  readonly required: boolean;
  readonly example: string;
}
const column = (heading: string, field: string, example: string, required = true): Column => ({
  heading,
  field,
  required,
  example,
});
const period = [column("开始", "from", "", false), column("结束", "until", "", false)];
const person = (heading = "人员编号", field = "person") => column(heading, field, "zhang-san");

/** The sheet of each table: its name and columns. Templates and import read this. */
export const SHEETS = {
  units: {
    name: "单位",
    columns: [
      column("单位编号", "id", "U41"),
      column("单位名称", "name", "示例县示例局"),
      column("类别", "group", "部门"),
    ],
  },
  persons: {
    name: "人员",
    columns: [
      column("人员编号", "id", "zhang-san"),
      column("姓名", "name", "张三"),
      column("登录标识", "sub", "zhang-san"),
      column("邮箱", "email", "zhang-san@example.com", false),
    ],
  },
  enterprises: {
    name: "企业",
    columns: [
      column("统一社会信用代码", "creditCode", "91410421MADEM00113"),
      column("企业名称", "name", "示例铸造有限公司"),
      column("乡镇", "township", "示例镇"),
      column("产业链", "chain", "", false),
      column("校验例外理由", "override", "", false),
    ],
  },
  holdings: {
    name: "任职与结对",
    columns: [
      column("岗位", "seat", "经办人"),
      column("单位编号或信用代码", "place", "U41", false),
      person(),
      ...period,
    ],
  },
  substitutions: {
    name: "代理",
    columns: [person(), person("代理人编号", "substitute"), ...period],
  },
  interests: {
    name: "利害关系",
    columns: [person(), column("统一社会信用代码", "enterprise", "91410421MADEM00113")],
  },
  subscribers: {
    name: "通报订阅",
    columns: [column("名称", "name", "示例县档案馆"), column("邮箱", "email", "archive@example.com")],
  },
} as const satisfies Record<DirectoryTable, { name: string; columns: readonly Column[] }>;

export const GROUP_CELLS = { 部门: "department", 乡镇: "town", 国有企业: "company" } as const;

/** The seats of a sheet in the programme's words, beside the codes themselves. */
export const SEAT_CELLS = {
  单位负责人: "head",
  经办人: "handler",
  助企干部: "aide",
  包联县级领导: "tier1",
  领导小组办公室: "office",
  办公室主任: "officeHead",
  总调度会: "tier2",
  市级领导小组: "tier3",
  省级领导小组: "tier4",
  督查: "auditor",
  系统管理员: "admin",
} as const satisfies Record<string, SeatKind>;
