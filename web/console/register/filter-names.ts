import type { Say } from "../say.ts";
import type { FilterName } from "./filters.ts";

export function filterNames(say: Say): Record<FilterName, string> {
  return {
    search: say("查找", "Search"),
    status: say("状态", "Status"),
    lamp: say("灯", "Lamp"),
    unit: say("承办单位", "Unit"),
    tier: say("层级", "Tier"),
    kind: say("类别", "Kind"),
    class: say("分类", "Class"),
    level: say("解决层级", "Level"),
    month: say("销号月份", "Month of close-out"),
  };
}
