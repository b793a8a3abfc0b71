import { Button, Input } from "antd";
import { useSay } from "../../language.ts";
import type { PackFields } from "./limit-fields.tsx";

/** What the pack cannot say yet or leaves out on purpose, in both languages. A remark that is true no longer is taken out. */
export function RemarkFields({ pack: { notYet = [] }, put }: PackFields) {
  const say = useSay();
  const set = (remarks: typeof notYet): void => put(["notYet"], remarks.length > 0 ? remarks : undefined);
  return (
    <>
      {notYet.map((remark, place) => (
        <fieldset key={place}>
          <legend>{say(`说明 ${place + 1}`, `Remark ${place + 1}`)}</legend>
          {(["zh", "en"] as const).map((language) => {
            const label = language === "zh" ? say("中文", "Chinese") : say("英文", "English");
            return (
              <div key={language} className="value">
                <span>{label}</span>
                <Input.TextArea
                  aria-label={say(`说明 ${place + 1}（${label}）`, `Remark ${place + 1} (${label})`)}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  value={remark[language]}
                  onChange={({ target }) => put(["notYet", place, language], target.value)}
                />
              </div>
            );
          })}
          <Button onClick={() => set(notYet.toSpliced(place, 1))}>{say("删去这条说明", "Take out this remark")}</Button>
        </fieldset>
      ))}
      <Button onClick={() => set([...notYet, { zh: "", en: "" }])}>{say("加一条说明", "Add a remark")}</Button>
    </>
  );
}
