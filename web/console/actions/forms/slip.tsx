import { Checkbox, Form } from "antd";
import { SLIP_SEATS } from "../../../../contract/commands.ts";
import { SLIPS } from "../../../../contract/vocabulary.ts";
import { SEAT_WORDS, SLIP_COLOUR_WORDS, SLIP_SHAPES } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { DateField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const [locale, say] = [useLocale(), useSay()];
  const colours = Object.fromEntries(
    SLIPS.map((slip) => [slip, `${SLIP_SHAPES[slip]} ${SLIP_COLOUR_WORDS[locale][slip]}`] as const),
  );
  return (
    <>
      <ChoiceField name="colour" label={say("督办单", "Slip")} words={colours} />
      <Form.Item name="to" label={say("发给", "To")}>
        <Checkbox.Group
          className="choices"
          options={SLIP_SEATS.map((seat) => ({ value: seat, label: SEAT_WORDS[locale][seat] }))}
        />
      </Form.Item>
      <TextField name="text" label={say("督办要求", "What is asked")} />
      <DateField
        name="answerBy"
        label={say("限期反馈（可不填）", "Report by (optional)")}
        hint={say("填写后，牵头单位须在这一天前反馈。", "The unit in the lead then owes a report by that day.")}
      />
    </>
  );
}

export const slip: CommandFormShape = {
  Fields,
  first: () => ({ to: ["handler", "head"] }),
  body: (values) => said(values),
};
