import { Form, Input } from "antd";

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
}

const LONGEST = 5000;

export function TextField({ name, label, hint, rows = 4 }: Props) {
  return (
    <Form.Item name={name} label={label} extra={hint}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 16 }} maxLength={LONGEST} />
    </Form.Item>
  );
}
