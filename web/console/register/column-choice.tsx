import { Button, Checkbox, Popover } from "antd";
import { useLocale, useSay } from "../language.ts";
import { COLUMNS } from "./columns.tsx";

interface Props {
  readonly keys: readonly string[];
  readonly choose: (keys: string[]) => void;
}

export function ColumnChoice({ keys, choose }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  const options = COLUMNS.map(({ key, zh, en }) => ({ value: key, label: locale === "en" ? en : zh }));
  const content = <Checkbox.Group className="column-choice" options={options} value={[...keys]} onChange={choose} />;
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button aria-haspopup="dialog">{say("选择列", "Columns")}</Button>
    </Popover>
  );
}
