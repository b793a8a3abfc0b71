import type { DirectoryEdit } from "../../contract/directory-edits.ts";
import type { MySubstitutions } from "../../contract/views/directory.ts";
import type { Caller, Door, UseCase } from "../runtime/call.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import { isOpen } from "../../domain/directory/period.ts";
import { seatsOf } from "../../domain/seats.ts";
import { Refused } from "../runtime/refused.ts";
import { fullSeatName, named } from "../views/directory-names.ts";
import { substitutionRow } from "../views/directory-rows.ts";
import { commitPlan, refuseFaults } from "./change-directory.ts";
import { planChange } from "./plan-directory.ts";

const TRIES = 4;

/** 我的代理: who acts for me, whom I act for, and whom I may name. */
export const readMySubstitutions: UseCase<"readMySubstitutions"> = async ({ caller, ...door }) => ownPage(caller, door);

/** 指定代理人: for oneself, by every official; the rules are those of the administrator. */
export const substituteMe: UseCase<"substituteMe"> = ({ body, caller, ...door }) => {
  const { reason, substitute, from, until } = body;
  const period = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  return change({ edit: "substitute", person: caller.person, substitute, ...period }, reason, caller, door);
};

export const endMySubstitution: UseCase<"endMySubstitution"> = ({ body, caller, ...door }) => {
  const { reason, substitute } = body;
  return change({ edit: "endSubstitution", person: caller.person, substitute }, reason, caller, door);
};

/** On the newest directory each time; whoever was faster makes it be judged again. */
async function change(edit: DirectoryEdit, reason: string, caller: Caller, door: Door): Promise<MySubstitutions> {
  const seat = caller.seats.find(({ onBehalfOf }) => onBehalfOf === undefined)?.seat;
  if (seat === undefined) throw new Refused("forbidden");
  const actor = { seat, person: caller.person };
  for (let tries = 0; tries < TRIES; tries++) {
    const fresh = { ...door, settings: () => loadSettings(door.store) };
    const plan = await planChange({ edits: [edit] }, fresh);
    const [fault] = plan.faults;
    if (fault?.code === "no-change") return ownPage(caller, fresh);
    await refuseFaults(plan, fresh);
    if (await commitPlan(plan, { command: "substituteSelf", reason, actor }, fresh)) return ownPage(caller, fresh);
  }
  throw new Refused("moved-on");
}

async function ownPage({ person }: Caller, { settings, receivedAt: at, locale }: Door): Promise<MySubstitutions> {
  const { directory, calendar } = await settings();
  const shown = { directory, at, locale };
  const open = directory.substitutions.filter((one) => isOpen(one, at));
  const others = directory.persons.filter(({ id, ended }) => id !== person && ended === undefined);
  return {
    now: at,
    zone: calendar.zone,
    mine: open.filter((one) => one.person === person).map((one) => substitutionRow(one, shown)),
    forOthers: open.filter((one) => one.substitute === person).map((one) => substitutionRow(one, shown)),
    persons: others.map(({ id }) => ({
      ...named(id, directory),
      seats: seatsOf(id, at, directory)
        .slice(0, 3)
        .map(({ seat }) => fullSeatName(seat, directory, locale)),
    })),
  };
}
