import { inUse } from "../../domain/directory/in-use.ts";
import { seatAt } from "../../domain/places.ts";
import { holdersOf } from "../../domain/seats.ts";
import type { UseCase } from "../runtime/call.ts";
import { personName } from "../views/names.ts";

/** 承办单位, each with those who may deal with an issue there now. */
export const listUnits: UseCase<"listUnits"> = async ({ settings, receivedAt }) => {
  const { directory } = await settings();
  const personsOf = (unit: string) => {
    const seats = (["handler", "head"] as const).map((kind) => seatAt(kind, { enterprise: "", unit }));
    const holders = seats.flatMap((seat) => holdersOf(seat, receivedAt, directory));
    return [...new Set(holders.map(({ person }) => person))];
  };
  return {
    units: inUse(directory.units).map(({ id, name, group }) => ({
      id,
      name,
      group,
      persons: personsOf(id).map((person) => ({ id: person, name: personName(person, directory) })),
    })),
  };
};
