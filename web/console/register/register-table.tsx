import type { RegisterRow } from "../../../contract/views/issue.ts";
import { useLocale, useSay } from "../language.ts";
import type { Column } from "./columns.tsx";

export function RegisterTable({ rows, columns }: { rows: readonly RegisterRow[]; columns: readonly Column[] }) {
  const [locale, say] = [useLocale(), useSay()];
  return (
    // A wide table scrolls in its own box, with the keyboard too; where there is no width for one, each row is a card.
    <div className="scroll" role="region" tabIndex={0} aria-label={say("台账", "Register")}>
      <table className="list wide cards">
        <thead>
          <tr>
            {columns.map(({ key, zh, en }) => (
              <th key={key} scope="col">
                {locale === "en" ? en : zh}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.issue}>
              {columns.map(({ key, zh, en, cell }) => (
                <td key={key} className={`col-${key}`} data-head={locale === "en" ? en : zh}>
                  <span>{cell(row, locale) ?? "—"}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
