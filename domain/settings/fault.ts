import type { Fault } from "../../contract/fault.ts";

export function fault(zh: string, en: string): Fault {
  return { "zh-CN": zh, en };
}
