import { Button, Tag } from "antd";
import { useLocale, useSay } from "../language.ts";
import { filterNames } from "./filter-names.ts";
import { type Choice, choicesOf, type Filter, type FilterName } from "./filters.ts";

interface Props {
  readonly filter: Filter;
  readonly units: readonly Choice[];
  readonly set: (name: FilterName, value: string | undefined) => void;
  readonly clear: () => void;
}

/** What the list is narrowed by, each with a way to let it go. */
export function FilterChips({ filter, units, set, clear }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  const names = filterNames(say);
  const isName = (name: string): name is FilterName => name in names;
  const chosen = Object.entries(filter).flatMap(([name, value]) =>
    isName(name) && value !== undefined ? [{ name, value }] : [],
  );
  if (chosen.length === 0) return null;
  return (
    <div className="chips">
      {chosen.map(({ name, value }) => {
        const label = choicesOf(name, locale, units).find((choice) => choice.value === value)?.label ?? value;
        const text = say(`${names[name]}：${label}`, `${names[name]}: ${label}`);
        return (
          <Tag key={name} className="chip">
            {text}
            <button
              type="button"
              aria-label={say(`去掉筛选 ${text}`, `Remove filter ${text}`)}
              onClick={() => set(name, undefined)}
            >
              ×
            </button>
          </Tag>
        );
      })}
      <Button type="link" size="small" className="no-print" onClick={clear}>
        {say("全部去掉", "Remove all")}
      </Button>
    </div>
  );
}
