import type { CaseFile } from "../../contract/views/proof.ts";
import { type IssuePartition, wholeIssue } from "../../adapters/store/history.ts";
import { digestOf } from "../../adapters/store/texts.ts";
import { mayRead } from "../../domain/may-read.ts";
import { seesIdentity } from "../../domain/sees-identity.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { textsIn } from "../views/texts-in.ts";

/** 案卷: all commits of an issue, as they were sealed, to be verified elsewhere. */
export const readCaseFile: UseCase<"readCaseFile"> = async ({ params, query, store, caller, receivedAt }) => {
  const found = await wholeIssue(store, params.issue);
  const seats = caller.seats.map(({ seat }) => seat);
  if (found === undefined || !mayRead(found.issue, seats)) throw new Refused("unknown");
  const { issue, head } = found;
  const commits = [...found.commits];
  // The commits name the enterprise, and what is sealed cannot be left out of them.
  const asked = commits.some(({ command, actor }) => command === "readIdentity" && actor.person === caller.person);
  if (!asked && !seesIdentity(issue, seats)) throw new Refused("identity-unread");
  return {
    format: "huiyin-case-file-1",
    tenant: issue.tenant,
    issue: issue.id,
    ...(issue.number !== undefined && { number: issue.number }),
    exportedAt: receivedAt,
    head: { version: issue.version, hash: head },
    keyIds: [...new Set(commits.map(({ keyId }) => keyId))],
    commits,
    texts: texts(commits, found, query.texts === "true"),
  };
};

/** Who wrote it and how to reach them stays here, whoever asks: a case file travels. */
function texts(commits: CaseFile["commits"], { texts: items }: IssuePartition, whole: boolean): CaseFile["texts"] {
  const personal = new Set(
    commits.flatMap(({ events }) =>
      events.flatMap((event) =>
        event.type === "issueSubmitted" ? [event.data.identity.text, event.data.contact.text] : [],
      ),
    ),
  );
  return textsIn(commits).map(({ text, digest }) => {
    const item = items.get(text);
    const state = item === undefined ? "erased" : digestOf(item) === digest ? "kept" : "altered";
    const words = whole && item !== undefined && !personal.has(text);
    return { text, digest, state, ...(words && { salt: item.salt, content: item.content }) };
  });
}
