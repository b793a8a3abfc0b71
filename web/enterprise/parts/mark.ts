import { svg } from "../h.ts";

/** The sign of the site: the character 回, which is also an echo. */
export function mark(): SVGElement {
  const square = (at: number, size: number, width: number) =>
    svg("rect", {
      x: at,
      y: at,
      width: size,
      height: size,
      rx: 1,
      fill: "none",
      stroke: "#fff",
      "stroke-width": width,
    });
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true" },
    svg("rect", { width: 32, height: 32, rx: 6, fill: "#b0241b" }),
    square(7, 18, 2.6),
    square(12.6, 6.8, 2.4),
  );
}
