import { type Metric, METRICS_NAMESPACE } from "../../contract/metrics.ts";
import { nowMillis } from "../../adapters/clock.ts";

/**
 * Writes metrics into the log, from where CloudWatch takes them: no call, no permission, nothing to wait for. Source: CloudWatch embedded
 * metric format specification, version 0.
 */
export function measure(
  values: Partial<Record<Metric, number>>,
  unit: "Count" | "Milliseconds" | "Seconds" = "Count",
  dimension: Readonly<Record<string, string>> = {},
): void {
  const Metrics = Object.keys(values).map((Name) => ({ Name, Unit: unit }));
  const CloudWatchMetrics = [{ Namespace: METRICS_NAMESPACE, Dimensions: [Object.keys(dimension)], Metrics }];
  // Straight to the stream: the runtime's console puts words before the line, and then it is no metric any more.
  process.stdout.write(
    `${JSON.stringify({ _aws: { Timestamp: nowMillis(), CloudWatchMetrics }, ...dimension, ...values })}\n`,
  );
}
