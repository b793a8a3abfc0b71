import type { CommandOf } from "../../contract/commands.ts";
import type { Actor, Event } from "../../contract/commit.ts";
import type { Context, Decision, Refusal } from "../context.ts";
import type { Moment } from "../draft.ts";
import { apply, evolve } from "../evolve.ts";
import { openDuty } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { packName } from "../policy.ts";
import { refuse } from "../rule.ts";
import { seatsOf } from "../seats.ts";

/** 提交诉求: the first commit of an issue, by the enterprise itself or by its aide. */
export function submitIssue(command: CommandOf<"submitIssue">, context: Context): Decision {
  const actor = submitter(command, context);
  if ("refusal" in actor) return actor;
  if (!command.secrecyAcknowledged) return refuse("secrecy-not-acknowledged", "secrecyAcknowledged");
  const moment: Moment = { ...context, at: context.receivedAt, actor };
  const { enterprise, source, form, narrative, identity, contact, attachments } = command;
  const bare = {
    type: "issueSubmitted" as const,
    data: {
      enterprise,
      source,
      form,
      narrative,
      identity,
      contact,
      attachments,
      ...(command.identityHidden === true && { identityHidden: true }),
      pack: packName(context.pack),
      epoch: 1,
    },
  };
  const after = apply(undefined, { ...bare, duties: [] }, moment);
  const { limit } = context.pack.duties.triage;
  const event: Event = {
    ...bare,
    duties: [openDuty(after, { kind: "triage", asked: seatAt("office", after), limit }, moment)],
  };
  const issue = evolve(undefined, { ...moment, version: 1, events: [event] });
  return { command: "submitIssue", actor, at: moment.at, events: [event], issue, again: false };
}

function submitter({ enterprise }: CommandOf<"submitIssue">, context: Context): Actor | Refusal {
  const { presence, receivedAt, directory } = context;
  if (presence.as === "enterprise") return { seat: seatAt("ent", { enterprise }) };
  if (presence.as === "system") return refuse("not-your-seat", undefined, { seats: "ent,aide" });
  const aide = seatAt("aide", { enterprise });
  const held = seatsOf(presence.person, receivedAt, directory).find(({ seat }) => seat === aide);
  if (held === undefined) return refuse("not-your-seat", undefined, { seats: "aide" });
  return { seat: aide, person: presence.person, ...(held.onBehalfOf && { onBehalfOf: held.onBehalfOf }) };
}
