import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { DirectoryChanged, DirectoryPreview } from "../../../contract/views/directory.ts";
import { Refused } from "../../problem.ts";
import { useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { Labelled } from "../parts/labelled.tsx";
import { useRefresh } from "../use-ask.ts";

interface Props {
  readonly preview: DirectoryPreview;
  readonly apply: (given: { basedOn: string; preview: string; reason: string }) => Promise<DirectoryChanged>;
  /** Somebody changed it meanwhile: look at it anew. */
  readonly again: () => void;
  readonly done: () => void;
}

/** What was previewed is what is done, with a reason that stays on record. */
export function Apply({ preview: { basedOn, preview, at }, apply, again, done }: Props) {
  const say = useSay();
  const refresh = useRefresh();
  const [reason, setReason] = useState("");
  const sending = useMutation({ mutationFn: apply, onSuccess: refresh });
  if (sending.data)
    return (
      <Alert
        role="status"
        type="success"
        showIcon
        title={say("已变更。", "Done.")}
        description={
          <>
            <Link to={`/directory/changes/${sending.data.commit.version}`}>
              {say("看这次变更的记录", "See its record")}
            </Link>{" "}
            <Button size="small" onClick={done}>
              {say("再做一次变更", "Another change")}
            </Button>
          </>
        }
      />
    );
  if (preview === undefined) return null;
  const moved =
    sending.error instanceof Refused && ["directory-moved-on", "preview-differs"].includes(sending.error.problem.code);
  return (
    <form
      key={at}
      className="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate({ basedOn, preview, reason: reason.trim() });
      }}
    >
      <Labelled label={say("变更理由（留作记录）", "Reason (stays on record)")}>
        {(id) => <Input id={id} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Labelled>
      {sending.error && (
        <Failure error={sending.error} safe={say("没有变更。", "Nothing was changed.")} {...(moved && { again })} />
      )}
      <p>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ""} loading={sending.isPending}>
          {say("照预览变更", "Do what was previewed")}
        </Button>
      </p>
    </form>
  );
}
