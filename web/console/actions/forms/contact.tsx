import { useSay } from "../../language.ts";
import { MeansField } from "../fields/means-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { WhenField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";
import { instantOfWall, wallTime } from "../zone-time.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <WhenField label={say("联系时间", "When")} />
      <MeansField />
      <TextField name="text" label={say("联系情况", "What was said")} />
    </>
  );
}

export const contact: CommandFormShape = {
  Fields,
  plain: true,
  first: ({ zone, now }) => ({ when: wallTime(now, zone), means: "phone" }),
  body: ({ when, ...rest }, _, zone) => said({ ...rest, when: instantOfWall(String(when), zone) }),
};
