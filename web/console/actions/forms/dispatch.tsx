import { Form, Select } from "antd";
import { useSay } from "../../language.ts";
import { useAsk } from "../../use-ask.ts";
import { LimitInput, limitOf } from "../fields/limit-input.tsx";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

const SEARCH = { optionFilterProp: "label" } as const;

function Fields({ form }: FieldsProps) {
  const say = useSay();
  const { data } = useAsk("listUnits");
  const chosen: unknown = Form.useWatch("unit", form);
  const units = data?.units.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const persons = data?.units.find(({ id }) => id === chosen)?.persons ?? [];
  return (
    <>
      <Form.Item name="unit" label={say("承办单位", "Unit")}>
        <Select options={units} showSearch={SEARCH} onChange={() => form.setFieldValue("person", undefined)} />
      </Form.Item>
      <Form.Item name="person" label={say("承办人(可不指定)", "Person (may be left open)")}>
        <Select allowClear options={persons.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item
        name="limit"
        label={say("办结时限", "Limit")}
        extra={say("企业会看到;不能长于政策允许的上限。", "The enterprise sees it; not longer than the policy allows.")}
      >
        <LimitInput />
      </Form.Item>
    </>
  );
}

export const dispatch: CommandFormShape = {
  Fields,
  body: ({ unit, person, limit }) => said({ unit, person, limit: limitOf(limit) }),
};
