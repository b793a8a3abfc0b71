/** What the host and a worker thread say to each other. */

/** A deployed function, as much of it as a thread must know to run it. */
export interface Deployed {
  name: string;
  arn: string;
  /** URL of the bundle and the name of its exported handler. */
  module: string;
  handler: string;
  environment: Record<string, string>;
  /** MB, told to the function only. */
  memory: number;
}

export interface Invocation {
  deployed: Deployed;
  requestId: string;
  payload: string;
  /** Milliseconds until the function is stopped. */
  timeout: number;
}

/** What came of an invocation: the payload, and the error of the function if it threw. */
export interface Outcome {
  payload: string;
  error?: FunctionError;
}

export interface FunctionError {
  type: string;
  message: string;
}

/** "begun": the bundle is loaded for the first time, the handler runs, its time counts from now. */
export type FromThread = "begun" | Outcome;
