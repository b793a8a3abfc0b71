import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { COMMAND_TABLE } from "../../../contract/commands.ts";
import { COMMAND_WORDS } from "../../../contract/words.ts";
import { giveCommand } from "../actions/give-command.ts";
import { requestKey } from "../../enterprise/request-key.ts";
import { useLocale } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { useRefresh } from "../use-ask.ts";

/** 签收 in one press, from the list. The key stays until it is done: pressed again, nothing happens twice. */
export function SignButton({ issue, assignment }: { issue: string; assignment: string }) {
  const locale = useLocale();
  const refresh = useRefresh();
  const key = useRef(requestKey());
  const sign = useMutation({
    mutationFn: () => {
      const { path } = COMMAND_TABLE.signAssignment;
      return giveCommand(issue, path, { key: key.current, command: { assignment } });
    },
    onSuccess: refresh,
  });
  return (
    <>
      <Button type="primary" size="small" loading={sign.isPending} onClick={() => sign.mutate()}>
        {COMMAND_WORDS[locale].signAssignment}
      </Button>
      {sign.error && <Failure error={sign.error} />}
    </>
  );
}
