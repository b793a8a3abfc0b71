/** What the host and a function's worker thread say to each other. */
export interface WorkerSettings {
  offset: Float64Array<SharedArrayBuffer>;
  /** URL of the bundle and the name of its exported handler. */
  module: string;
  handler: string;
  functionName: string;
  functionArn: string;
  memory: number;
}

export interface Invocation {
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
