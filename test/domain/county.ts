import type { Directory } from "../../contract/directory.ts";
import { ENTERPRISE } from "./life.ts";

const from = "2026-01-01T00:00:00.000Z";
const person = (id: string, email?: string) => ({ id, name: `姓名${id}`, sub: id, ...(email && { email }) });

/** A county of seven persons and three units, invented. */
export const COUNTY: Directory = {
  version: "1",
  county: { name: "示例县", office: "示例县企业服务领导小组办公室", divisionCode: "410421" },
  units: [
    { id: "U1", name: "示例县发展和改革委员会", group: "department" },
    { id: "U2", name: "示例县自然资源局", group: "department" },
    { id: "T1", name: "示例镇", group: "town" },
  ],
  persons: [
    person("office", "office@example.test"),
    person("handler"),
    person("head", "head@example.test"),
    person("leader"),
    person("auditor"),
    person("admin"),
    person("stand-in"),
  ],
  enterprises: [{ creditCode: ENTERPRISE, name: "示例铸造有限公司", township: "示例镇" }],
  holdings: [
    { seat: "office", person: "office", from },
    { seat: "handler:U1", person: "handler", from },
    { seat: "head:U1", person: "head", from },
    { seat: `tier1:${ENTERPRISE}`, person: "leader", from },
    { seat: "auditor", person: "auditor", from },
    { seat: "admin", person: "admin", from },
  ],
  substitutions: [
    { person: "head", substitute: "stand-in", from: "2026-07-20T00:00:00.000Z", until: "2026-07-27T00:00:00.000Z" },
  ],
  interests: [],
  subscribers: [
    { name: "订阅者", email: "reader@example.test" },
    { name: "单位负责人", email: "head@example.test" },
  ],
};
