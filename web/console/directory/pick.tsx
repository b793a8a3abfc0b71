import { Select } from "antd";
import { useState } from "react";
import type { DirectoryTable } from "../../../contract/directory-edits.ts";
import { SEAT_WORDS } from "../../../contract/words.ts";
import { READING } from "../../../contract/reading.ts";
import { SEAT_KINDS } from "../../../contract/vocabulary.ts";
import { useLocale, useSay } from "../language.ts";
import { useTable } from "./use-table.ts";

interface Props {
  readonly id: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly label?: string;
}

/** One person, unit or enterprise of the directory, found by part of its name or number. */
export function Pick({ id, value, set, table, label }: Props & { readonly table: DirectoryTable }) {
  const say = useSay();
  const [q, setQ] = useState("");
  const pages = useTable(table, q, "current");
  const options = (pages.data?.pages ?? []).flatMap(({ units = [], persons = [], enterprises = [] }) => [
    ...[...units, ...persons].map(({ id: key, name }) => ({ value: key, label: `${name}（${key}）` })),
    ...enterprises.map(({ creditCode, name }) => ({ value: creditCode, label: `${name}（${creditCode}）` })),
  ]);
  return (
    <Select
      id={id}
      {...(label !== undefined && { "aria-label": label })}
      value={value === "" ? null : value}
      options={options}
      onChange={(next: string | null) => set(next ?? "")}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={say("输入名称或编号查找", "type a name or number")}
      allowClear
    />
  );
}

/** A seat: its kind, and the unit or enterprise it belongs to where it does. */
export function SeatPick({ id, value, set }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  const [kind = "", place = ""] = value.split(":");
  const kinds = SEAT_KINDS.filter((one) => one !== "ent" && one !== "system");
  const reach = kinds.find((one) => one === kind);
  const table =
    reach && { unit: "units", enterprise: "enterprises", county: undefined, none: undefined }[READING[reach]];
  return (
    <div className="limit-input">
      <Select
        id={id}
        value={kind === "" ? null : kind}
        options={kinds.map((one) => ({ value: one, label: SEAT_WORDS[locale][one] }))}
        onChange={(next: string) => set(next)}
        placeholder={say("选择岗位", "choose a seat")}
      />
      {(table === "units" || table === "enterprises") && (
        <Pick
          id={`${id}-place`}
          label={table === "units" ? say("单位", "Unit") : say("企业", "Enterprise")}
          table={table}
          value={place}
          set={(next) => set(next === "" ? kind : `${kind}:${next}`)}
        />
      )}
    </div>
  );
}
