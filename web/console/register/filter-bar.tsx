import { Input, Select } from "antd";
import { useLocale, useSay } from "../language.ts";
import { filterNames } from "./filter-names.ts";
import { type Choice, choicesOf, type Filter, type FilterName } from "./filters.ts";

const CHOSEN = ["status", "lamp", "unit", "tier", "kind", "class", "level"] as const;

interface Props {
  readonly filter: Filter;
  readonly units: readonly Choice[];
  readonly set: (name: FilterName | "sort", value: string | undefined) => void;
}

export function FilterBar({ filter, units, set }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  const names = filterNames(say);
  const sorts = [
    { value: "due", label: say("按期限", "by due date") },
    { value: "newest", label: say("最新提交", "newest first") },
    { value: "number", label: say("按编号", "by number") },
  ];
  return (
    <div className="filters no-print">
      {CHOSEN.map((name) => (
        <Select
          key={name}
          aria-label={names[name]}
          placeholder={names[name]}
          value={filter[name] ?? null}
          options={[...choicesOf(name, locale, units)]}
          allowClear
          popupMatchSelectWidth={false}
          onChange={(value: string | null | undefined) => set(name, value ?? undefined)}
        />
      ))}
      <label className="month">
        <span>{names.month}</span>
        <Input
          type="month"
          value={filter.month ?? ""}
          onChange={({ target }) => set("month", target.value || undefined)}
        />
      </label>
      <Select
        aria-label={say("排序", "Order")}
        value={filter.sort ?? "due"}
        options={sorts}
        popupMatchSelectWidth={false}
        onChange={(value) => set("sort", value === "due" ? undefined : value)}
      />
    </div>
  );
}
