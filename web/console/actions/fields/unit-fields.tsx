import { Form, type FormInstance, Select } from "antd";
import { useSay } from "../../language.ts";
import { useAsk } from "../../use-ask.ts";

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

const SEARCH = { optionFilterProp: "label" } as const;

function useUnits() {
  const { data } = useAsk("listUnits");
  return data?.units ?? [];
}

/** One unit, and a person in it if one is to be named. */
export function UnitField({ name, label, hint, form }: Props & { readonly form: FormInstance }) {
  const say = useSay();
  const units = useUnits();
  const chosen: unknown = Form.useWatch(name, form);
  const persons = units.find(({ id }) => id === chosen)?.persons ?? [];
  return (
    <>
      <Form.Item name={name} label={label} extra={hint}>
        <Select
          allowClear
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={SEARCH}
          onChange={() => form.setFieldValue("person", undefined)}
        />
      </Form.Item>
      <Form.Item name="person" label={say("承办人（可不指定）", "Person (may be left open)")}>
        <Select allowClear options={persons.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </>
  );
}

/** Any number of units, or one of them if `single`. */
export function UnitsField({ name, label, hint, single = false }: Props & { readonly single?: boolean }) {
  const options = useUnits().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form.Item name={name} label={label} extra={hint}>
      <Select allowClear {...(!single && { mode: "multiple" as const })} options={options} showSearch={SEARCH} />
    </Form.Item>
  );
}
