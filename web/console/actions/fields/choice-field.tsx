import { Form, Radio, Select } from "antd";

interface Props {
  readonly name: string;
  readonly label: string;
  /** The word for every value, in the order they are offered. */
  readonly words: Readonly<Record<string, string>>;
  readonly hint?: string;
}

const FEW = 5;

/** Few values stand open, many in a list. */
export function ChoiceField({ name, label, words, hint }: Props) {
  const options = Object.entries(words).map(([value, word]) => ({ value, label: word }));
  return (
    <Form.Item name={name} label={label} extra={hint}>
      {options.length <= FEW ? (
        <Radio.Group className="choices" options={options} />
      ) : (
        <Select options={options} showSearch={{ optionFilterProp: "label" }} />
      )}
    </Form.Item>
  );
}
