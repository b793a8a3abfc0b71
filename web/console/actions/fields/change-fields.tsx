import { Checkbox, Form } from "antd";
import { useSay } from "../../language.ts";
import type { FieldsProps, Values } from "../form-shape.ts";
import { said } from "../form-shape.ts";
import { UnitField, UnitsField } from "./unit-fields.tsx";

/** 改派/增减协办: who leads from now on, who supports too, whose support ends. */
export function ChangeFields({ issue, form }: Pick<FieldsProps, "issue" | "form">) {
  const say = useSay();
  const supports = issue.assignments.filter(({ role, state }) => role === "support" && state !== "ended");
  return (
    <>
      <UnitField
        name="lead"
        form={form}
        label={say("改派给（不改派则留空）", "New lead (empty: stays)")}
        hint={say("办结期限不变；原牵头单位随即退出。", "The due date stays; the unit in the lead leaves.")}
      />
      <UnitsField
        name="supports"
        label={say("增加协办单位", "Units to support it too")}
        hint={say("各自签收、各自计时。", "Each signs for it and answers on its own clock.")}
      />
      {supports.length > 0 && (
        <Form.Item name="ended" label={say("退出的协办单位", "Units that leave")}>
          <Checkbox.Group
            className="choices"
            options={supports.map(({ assignment, name }) => ({ value: assignment, label: name }))}
          />
        </Form.Item>
      )}
    </>
  );
}

/** The change that was entered, empty where nothing was. */
export function changeOf({ lead, person, supports, ended }: Values): Record<string, unknown> {
  const some = (list: unknown) => (Array.isArray(list) && list.length > 0 ? list : undefined);
  const named = said({ unit: lead, person });
  return said({
    lead: named["unit"] === undefined ? undefined : named,
    supports: some(supports),
    ended: some(ended),
  });
}
