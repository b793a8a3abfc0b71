import type { Vacancy } from "../../../contract/views/directory.ts";
import { useSay } from "../language.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { When } from "../parts/when.tsx";

/** Seats nobody may act from, and who takes what falls to them. */
export function VacancyTable({ rows }: { rows: readonly Vacancy[] }) {
  const say = useSay();
  const heads = [say("岗位", "Seat"), say("自", "From"), say("由谁承接", "Falls to"), say("在办事项", "Open duties")];
  return (
    <ScrollTable name={say("无人的岗位", "Vacant seats")} heads={heads} cards>
      {rows.map(({ seat, name, at, fallsTo, openDuties }) => (
        <tr key={seat}>
          <td data-head={heads[0]}>{name}</td>
          <td data-head={heads[1]}>
            <When at={at} full />
          </td>
          <td data-head={heads[2]}>{fallsTo?.name ?? <b className="over">■ {say("无人承接", "nobody")}</b>}</td>
          <td data-head={heads[3]}>{openDuties}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
