import { isCreditCode } from "../../contract/credit-code.ts";
import type { EditOf } from "../../contract/directory-edits.ts";
import { endPeriods, type Outcome } from "./change-period.ts";
import type { Lines } from "./lines.ts";
import { placeOf, scopeOf } from "../places.ts";
import type { WorkingCopy } from "./working-copy.ts";

/** Units, persons and enterprises: added, changed, taken up again, ended. What is ended stays for its history, and its seats end with it. */
export function putUnit(copy: WorkingCopy, edit: EditOf<"putUnit">): Outcome {
  const { edit: _, ...unit } = edit;
  copy.touch("units", unit.id);
  return put(copy.units, unit.id, unit);
}

export function putPerson(copy: WorkingCopy, edit: EditOf<"putPerson">): Outcome {
  const { edit: _, ...person } = edit;
  copy.touch("persons", person.id);
  return put(copy.persons, person.id, person);
}

export function putEnterprise(copy: WorkingCopy, edit: EditOf<"putEnterprise">): Outcome {
  const { edit: _, ...enterprise } = edit;
  const { creditCode: code, override } = enterprise;
  if (override === undefined && !isCreditCode(code))
    return { code: "credit-code", facts: { code }, field: "creditCode" };
  copy.touch("enterprises", code);
  return put(copy.enterprises, code, enterprise);
}

/** One that is taken out leaves nothing behind: who received what stands with each bulletin. */
export function putSubscriber(copy: WorkingCopy, { email, name }: EditOf<"putSubscriber">): Outcome {
  copy.touch("subscribers", email);
  const [line] = copy.subscribers.of(email);
  if (line === undefined) copy.subscribers.add({ name, email });
  else copy.subscribers.replace(line, { name, email });
  return undefined;
}

export function endSubscriber(copy: WorkingCopy, { email }: EditOf<"endSubscriber">): Outcome {
  const lines = copy.subscribers.of(email);
  if (lines.length === 0) return { code: "no-subscriber", facts: { email }, field: "email" };
  for (const line of lines) copy.subscribers.replace(line);
  return undefined;
}

export function endUnit(copy: WorkingCopy, { unit }: EditOf<"endUnit">): Outcome {
  if (!copy.knowsUnit(unit)) return { code: "unknown-unit", facts: { unit }, field: "unit" };
  copy.touch("units", unit);
  end(copy.units, unit, copy);
  endSeats(copy, "unit", unit);
  return undefined;
}

export function endEnterprise(copy: WorkingCopy, { enterprise }: EditOf<"endEnterprise">): Outcome {
  if (!copy.knowsEnterprise(enterprise))
    return { code: "unknown-enterprise", facts: { enterprise }, field: "enterprise" };
  copy.touch("enterprises", enterprise);
  end(copy.enterprises, enterprise, copy);
  endSeats(copy, "enterprise", enterprise);
  return undefined;
}

export function endPerson(copy: WorkingCopy, { person }: EditOf<"endPerson">): Outcome {
  if (!copy.knowsPerson(person)) return { code: "unknown-person", facts: { person }, field: "person" };
  copy.touch("persons", person);
  end(copy.persons, person, copy);
  const held = copy.holdings.all().filter((one) => one.person === person);
  for (const one of held) copy.touch("holdings", one.seat, person);
  endPeriods(copy.holdings, held, copy.at, copy);
  const stands = copy.substitutions.all().filter((one) => one.person === person || one.substitute === person);
  endPeriods(copy.substitutions, stands, copy.at, copy);
  return undefined;
}

/** Takes up again what was ended. */
function put<T>(lines: Lines<T>, name: string, fresh: T): undefined {
  const [line] = lines.of(name);
  if (line) lines.replace(line, fresh);
  else lines.add(fresh);
  return undefined;
}

function end<T extends { readonly ended?: string | undefined }>(
  lines: Lines<T>,
  name: string,
  { at }: WorkingCopy,
): void {
  for (const line of lines.of(name)) lines.replace(line, { ...line, ended: at });
}

function endSeats(copy: WorkingCopy, scope: "unit" | "enterprise", place: string): void {
  const held = copy.holdings.all().filter(({ seat }) => scopeOf(seat) === scope && placeOf(seat) === place);
  for (const { seat, person } of held) copy.touch("holdings", seat, person);
  endPeriods(copy.holdings, held, copy.at, copy);
}
