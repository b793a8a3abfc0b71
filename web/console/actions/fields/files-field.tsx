import { Form } from "antd";
import { useSay } from "../../language.ts";
import { FileInput } from "./file-input.tsx";

export function FilesField({ name, label }: { name: string; label: string }) {
  const say = useSay();
  const hint = say(
    "每份不超过 10 MB，最多 10 份：PDF、图片、Word、Excel、文本。",
    "At most 10 files of 10 MB: PDF, pictures, Word, Excel, text.",
  );
  return (
    <Form.Item name={name} label={label} extra={hint}>
      <FileInput />
    </Form.Item>
  );
}
