import { Button, Input, Select } from "antd";
import { useState } from "react";
import { GROUP_WORDS } from "../../../contract/event-words.ts";
import { useLocale, useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { Labelled } from "../parts/labelled.tsx";
import { type EditField, type EditName, EDITS, editWord } from "./edit-fields.ts";
import { Pick, SeatPick } from "./pick.tsx";
import type { TypedEdit } from "./typed-edit.ts";

interface Props {
  readonly first: TypedEdit;
  readonly add: (typed: TypedEdit) => void;
}

/** One change, chosen from the menu of changes. */
export function EditForm({ first, add }: Props) {
  const say = useSay();
  const [typed, setTyped] = useState(first);
  const { edit, values } = typed;
  const missing = EDITS[edit].fields.some(({ name, optional }) => optional !== true && !values[name]?.trim());
  return (
    <form
      className="card fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add(typed);
        setTyped({ edit, values: {} });
      }}
    >
      <Labelled label={say("做什么变更", "What is to change")}>
        {(id) => (
          <Select
            id={id}
            value={edit}
            options={EDIT_NAMES.map((name) => ({ value: name, label: editWord(name, say) }))}
            onChange={(next) => setTyped({ edit: next, values: {} })}
          />
        )}
      </Labelled>
      {EDITS[edit].fields.map((field) => (
        <Labelled key={`${edit} ${field.name}`} label={say(field.zh, field.en)}>
          {(id) => (
            <Control
              id={id}
              field={field}
              value={values[field.name] ?? ""}
              set={(value) => setTyped({ edit, values: { ...values, [field.name]: value } })}
            />
          )}
        </Labelled>
      ))}
      <p>
        <Button htmlType="submit" disabled={missing}>
          {say("加入本次变更", "Add it to this change")}
        </Button>
      </p>
    </form>
  );
}

const EDIT_NAMES = Object.keys(EDITS).filter(isEdit);

export function isEdit(name: string | null): name is EditName {
  return name !== null && name in EDITS;
}

interface ControlProps {
  readonly id: string;
  readonly field: EditField;
  readonly value: string;
  readonly set: (value: string) => void;
}

function Control({ id, field: { kind }, value, set }: ControlProps) {
  const [locale, zone] = [useLocale(), useZone()];
  switch (kind) {
    case "person":
      return <Pick id={id} table="persons" value={value} set={set} />;
    case "unit":
      return <Pick id={id} table="units" value={value} set={set} />;
    case "enterprise":
      return <Pick id={id} table="enterprises" value={value} set={set} />;
    case "seat":
      return <SeatPick id={id} value={value} set={set} />;
    case "group": {
      const options = Object.entries(GROUP_WORDS[locale]).map(([group, label]) => ({ value: group, label }));
      return (
        <Select id={id} value={value === "" ? null : value} options={options} onChange={(next: string) => set(next)} />
      );
    }
    case "instant":
      return (
        <Input id={id} type="datetime-local" title={zone} value={value} onChange={({ target }) => set(target.value)} />
      );
    case "text":
      return <Input id={id} value={value} onChange={({ target }) => set(target.value)} />;
  }
}
