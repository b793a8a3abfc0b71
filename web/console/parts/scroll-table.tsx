import type { ReactNode } from "react";

interface Props {
  /** What the table holds, for those who hear it. */
  readonly name: string;
  readonly heads: readonly ReactNode[];
  readonly children: ReactNode;
  /** On a phone each row becomes a card; its cells name their column in `data-head`. */
  readonly cards?: boolean;
}

/** A wide table scrolls in its own box; with the keyboard too. */
export function ScrollTable({ name, heads, children, cards = false }: Props) {
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={name}>
      <table className={cards ? "list cards" : "list"}>
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th key={place} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
