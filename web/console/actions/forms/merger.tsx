import { Form, Select } from "antd";
import { useState } from "react";
import { useSay } from "../../language.ts";
import { useAsk } from "../../use-ask.ts";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

/** Open issues are found by number, enterprise or text; at first those of the same enterprise are offered. */
function Fields({ issue }: FieldsProps) {
  const say = useSay();
  const [search, setSearch] = useState("");
  const { data } = useAsk("listIssues", { query: { status: "open", search: search || issue.creditCode } });
  const options = (data?.rows ?? [])
    .filter((row) => row.issue !== issue.issue)
    .map((row) => ({ value: row.issue, label: `${row.number ?? row.issue} ${row.subject} · ${row.enterprise}` }));
  return (
    <Form.Item
      name="into"
      label={say("并入哪件诉求", "Merge into")}
      extra={say(
        "本件随即办结，由并入的一件继续办理；两件的经过都保留。",
        "This one ends; the other one goes on. Both keep their history.",
      )}
    >
      <Select
        options={options}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        notFoundContent={say("没有找到未办结的诉求。", "No open issue found.")}
      />
    </Form.Item>
  );
}

export const merger: CommandFormShape = { Fields, body: ({ into }) => said({ into }) };
