import { issuePartition } from "../../adapters/store/history.ts";
import { newText } from "../../adapters/store/texts.ts";
import { mayRead } from "../../domain/may-read.ts";
import type { UseCase } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { Refused } from "../runtime/refused.ts";
import { submissionTexts } from "../views/submission-texts.ts";
import { effectSentences } from "../views/effect-sentences.ts";
import { carryOut, contextFor, foreseen, repeated } from "./carry-out.ts";

/** 查阅身份: the record comes first; who it is, is answered only once the chain of the issue says who asked and why. A dry run says neither. */
export const readIdentity: UseCase<"readIdentity"> = async (call) => {
  const { params, query, body, caller, store } = call;
  const found = await issuePartition(store, params.issue, { limit: 1 });
  const seats = caller.seats.map(({ seat }) => seat);
  if (found === undefined || !mayRead(found.issue, seats)) throw new Refused("unknown");
  const presence = { as: "person", person: caller.person } as const;
  const { item, ref } = newText(body.reason);
  const command = { name: "readIdentity", reason: ref } as const;
  const settings = await call.settings();
  if (query.dryRun === "true") {
    const { events } = foreseen(found.issue, command, await contextFor(found.issue, presence, call, settings));
    const { directory, calendar } = settings;
    return { dryRun: true, effects: effectSentences(events, { locale: call.locale, zone: calendar.zone, directory }) };
  }
  const digest = digestOf({ name: "readIdentity", person: caller.person, reason: body.reason });
  const before = repeated(found, body.key, digest);
  const order = { issue: params.issue, presence, command, texts: [item], key: body.key, digest };
  const version = before ?? (await carryOut(order, found, call)).version;
  const { enterprise, creditCode, township, chain } = found.row;
  const { contact } = await submissionTexts(found, settings, call);
  const place = { ...(township !== undefined && { township }), ...(chain !== undefined && { chain }) };
  return { dryRun: false, enterprise, creditCode, ...place, contact, version };
};
