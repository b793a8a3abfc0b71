import { createContext, useContext } from "react";
import { createSearchParams, Link } from "react-router";
import { type Figure, percentOf } from "../../../contract/figure.ts";

/** The period whose figures are shown: every figure is a link to exactly the issues it counts. */
export const PeriodContext = createContext("");

type Shown = Pick<Figure, "key" | "value" | "of">;

function FigureLink({ figure, value }: { figure: string; value: number }) {
  const period = useContext(PeriodContext);
  const query = createSearchParams({ figure }).toString();
  return (
    <Link className="fig" to={`/bulletins/${period}/issues?${query}`}>
      {value}
    </Link>
  );
}

/** `148/151 = 98.01 %` with both parts as links, a plain count as one link. */
export function Fig({ figure: { key, value, of } }: { figure: Shown }) {
  if (of === undefined) return <FigureLink figure={key} value={value} />;
  const percent = percentOf(value, of);
  return (
    <span className="rate">
      <FigureLink figure={key} value={value} />/<FigureLink figure={`${key}/of`} value={of} />
      {percent !== undefined && ` = ${percent}`}
    </span>
  );
}

/** A part and its share of the whole, in two cells. */
export function ShareText({ figure: { value, of } }: { figure: Shown }) {
  return <>{of === undefined ? "" : (percentOf(value, of) ?? "—")}</>;
}
