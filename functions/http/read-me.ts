import type { UseCase } from "../runtime/call.ts";
import { seatName } from "../views/names.ts";

/** Who I am, the seats I hold now, and the clock of the server: pages never judge time by the browser's. */
export const readMe: UseCase<"readMe"> = async ({ caller, settings, receivedAt, locale }) => {
  const { directory, calendar } = await settings();
  return {
    person: caller.person,
    name: caller.name,
    seats: caller.seats.map(({ seat, onBehalfOf }) => ({
      seat,
      name: seatName(seat, directory, locale),
      ...(onBehalfOf !== undefined && { onBehalfOf }),
    })),
    county: { name: directory.county.name, office: directory.county.office },
    now: receivedAt,
    zone: calendar.zone,
  };
};
