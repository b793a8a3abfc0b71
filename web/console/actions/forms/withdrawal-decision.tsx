import { useSay } from "../../language.ts";
import { MeansField } from "../fields/means-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { VerdictField, verdictOf } from "../fields/verdict-field.tsx";
import { WhenField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";
import { instantOfWall, wallTime } from "../zone-time.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <VerdictField
        name="genuine"
        label={say("核实结果", "Result")}
        yes={say("企业自愿撤回，予以销号", "The enterprise withdraws freely: close it")}
        no={say("不是企业本意，继续办理", "Not its own will: go on")}
      />
      <WhenField label={say("核实时间", "When")} />
      <MeansField />
      <TextField name="text" label={say("核实情况", "What was said")} />
    </>
  );
}

export const withdrawalDecision: CommandFormShape = {
  Fields,
  first: ({ zone, now }) => ({ when: wallTime(now, zone), means: "phone" }),
  body: ({ genuine, when, means, text }, { request }, zone) =>
    said({ request, genuine: verdictOf(genuine), when: instantOfWall(String(when), zone), means, text }),
};
