/** One measured figure; `most` or `least` is the figure to reach, if there is one. */
export interface Figure {
  readonly bench: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly most?: number;
  readonly least?: number;
}

/** What a bench measures. `tiny`: the smallest size that still runs every line, for trying it out. */
export type Bench = (size: Size) => Promise<Figure[]>;
export interface Size {
  readonly tiny: boolean;
  readonly say: (line: string) => void;
}

export function reached({ value, most, least }: Figure): "yes" | "no" | "" {
  if (most === undefined && least === undefined) return "";
  return (most === undefined || value <= most) && (least === undefined || value >= least) ? "yes" : "no";
}

/** Nearest rank; `share` between 0 and 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** As many digits as a reader needs. */
export function rounded(value: number): number {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 5;
  return Number(value.toFixed(digits));
}
