import { Form, Input } from "antd";
import { useSay } from "../../language.ts";

/** A time on the clocks of the county. */
export function WhenField({ label }: { label: string }) {
  const say = useSay();
  return (
    <Form.Item
      name="when"
      label={label}
      extra={say("本县时间，不能晚于现在。", "The county's time, not later than now.")}
    >
      <Input type="datetime-local" />
    </Form.Item>
  );
}

export function DateField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  return (
    <Form.Item name={name} label={label} extra={hint}>
      <Input type="date" />
    </Form.Item>
  );
}
