import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { CommandAnswer } from "../../../contract/views/issue.ts";
import { requestKey } from "../../enterprise/request-key.ts";
import { giveCommand } from "./give-command.ts";

type DryRun = Extract<CommandAnswer, { dryRun: true }>;
export interface Preview {
  readonly command: unknown;
  readonly effects: DryRun["effects"];
}

interface Sending {
  readonly issue: string;
  readonly path: string;
  readonly done: () => unknown;
  readonly failed: (error: unknown) => void;
}

/** Dry run, then the command itself. The request key belongs to the content: sent again unchanged, it is carried out once. */
export function useSending({ issue, path, done, failed }: Sending) {
  const [preview, setPreview] = useState<Preview>();
  const made = useRef({ content: "", key: "" });
  const keyFor = (command: unknown): string => {
    const content = JSON.stringify(command);
    if (made.current.content !== content) made.current = { content, key: requestKey() };
    return made.current.key;
  };
  const look = useMutation({
    mutationFn: (command: unknown) => giveCommand(issue, path, { key: "", command, dryRun: true }),
    onSuccess: (answer, command) => {
      if (answer.dryRun) setPreview({ command, effects: answer.effects });
    },
    onError: failed,
  });
  const go = useMutation({
    mutationFn: (command: unknown) => giveCommand(issue, path, { key: keyFor(command), command }),
    onSuccess: done,
    onError: failed,
  });
  return {
    preview,
    back: () => setPreview(undefined),
    look: look.mutate,
    go: go.mutate,
    busy: look.isPending || go.isPending,
    error: go.error ?? look.error,
    forgetError: () => {
      look.reset();
      go.reset();
    },
  };
}
