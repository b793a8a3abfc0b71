import { encode } from "uqr";
import { svg } from "../h.ts";

/** Dark squares of the code for a text, row by row, with a quiet border of two. */
export function qrSquares(text: string): boolean[][] {
  return encode(text, { ecc: "M", border: 2 }).data;
}

export function qrPicture(text: string, label: string): SVGElement {
  const squares = qrSquares(text);
  const path = squares.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  const size = squares.length;
  return svg(
    "svg",
    { class: "qr", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    svg("rect", { width: size, height: size, fill: "#fff" }),
    svg("path", { d: path, fill: "#14181d" }),
  );
}
