import { useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { MeansField } from "../fields/means-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { WhenField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";
import { instantOfWall, wallTime } from "../zone-time.ts";

function Fields() {
  const say = useSay();
  const results = {
    confirmed: say("企业确认已解决", "The enterprise confirms it"),
    denied: say("企业说没有解决", "The enterprise denies it"),
    unreachable: say("没有联系上", "Nobody was reached"),
  };
  return (
    <>
      <ChoiceField name="result" label={say("回访结果", "Result")} words={results} />
      <WhenField label={say("回访时间", "When")} />
      <MeansField />
      <TextField name="text" label={say("回访情况", "What was said")} />
    </>
  );
}

export const callBack: CommandFormShape = {
  Fields,
  first: ({ zone, now }) => ({ when: wallTime(now, zone), means: "phone" }),
  body: ({ when, ...rest }, { round }, zone) => said({ ...rest, round, when: instantOfWall(String(when), zone) }),
};
