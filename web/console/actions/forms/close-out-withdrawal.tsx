import { useSay } from "../../language.ts";
import type { CommandFormShape } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <p>
      {say(
        "撤回后继续办理；审核占用的时间不补。",
        "It is being handled again; the time the review took is not given back.",
      )}
    </p>
  );
}

export const closeOutWithdrawal: CommandFormShape = { Fields, body: (_, { round }) => ({ round }) };
