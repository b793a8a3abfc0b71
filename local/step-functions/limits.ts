/** What the service limits, and the engine with it. Source: developer guide, "Service quotas". */
export const LIMITS = {
  /** Bytes of any input, output, result or arguments, as UTF-8. */
  payloadBytes: 262_144,
  /** Events in the history of one execution. */
  historyEvents: 25_000,
  /** Seconds of any wait or time-out. */
  seconds: 99_999_999,
  /** Characters of a name. */
  nameCharacters: 80,
  /** Iterations of an inline Map at a time. */
  inlineIterations: 40,
  /** Bytes of a definition. */
  definitionBytes: 1_048_576,
} as const;

/** What the engine decides for itself. */
export const OWN_LIMITS = {
  /** Calls of functions and services in flight. */
  callsAtOnce: 16,
  /** Due timers worked on together. */
  timersAtOnce: 256,
  /** States walked through in one transaction before others have their turn. */
  statesPerTransaction: 40,
} as const;
