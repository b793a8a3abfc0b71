/** What the runner gives to a host it starts. */
export interface Given {
  readonly folder: string;
  readonly port: number;
  readonly at?: string | undefined;
  readonly assembly?: string | undefined;
  readonly seed: number;
  readonly trouble: Trouble;
  /** Where the engine's process is. */
  readonly engine: string;
  /** What functions are told of where services are. */
  readonly addresses: Readonly<Record<"dynamodb" | "states" | "mail", string>>;
}

export interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

export type FromHost =
  | { readonly service: "dynamodb" | "states" | "mail"; readonly real: string }
  | Place
  | { readonly url: string }
  /** So many functions were cut off. */
  | { readonly crashed: number };

/** How many of the calls of functions by streams and schedules fail; of which issue no machine hears anything. */
export interface Trouble {
  readonly failing: number;
  readonly deafTo?: string | undefined;
}

export type ToHost =
  | Trouble
  /** Sets the clock back, milliseconds. */
  | { readonly back: number }
  /** Cuts off the functions at work. */
  | { readonly crash: true };
