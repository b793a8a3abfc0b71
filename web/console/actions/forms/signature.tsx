import { useSay } from "../../language.ts";
import type { CommandFormShape } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return <p>{say("签收表示单位已收到并开始办理。", "Signing says that the unit has it and begins.")}</p>;
}

export const signature: CommandFormShape = { Fields, body: (_, { assignment }) => ({ assignment }) };
