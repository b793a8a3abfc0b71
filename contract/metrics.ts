/**
 * What operators are told by number: functions publish these (EMF, dimension `service` = "huiyin"), alarms watch them.
 * A metric that no alarm watches and an alarm without a metric are both impossible: each is one row here.
 */
export const METRICS_NAMESPACE = "Huiyin";
export const METRICS_SERVICE = "huiyin";
export const METRICS = {
  DecideWithoutProgress: "the machine asked, but what was due could not be fired; it asks again in ten minutes",
  RungsFoundLate: "rungs the reconciler had to fire because nobody else did in time",
  ExecutionsRestarted: "dead executions the reconciler started again",
  ProofDifference: "rungs owed yesterday that are not fired, or fired but not owed, or a broken commit chain",
  BulletinNotFrozen: "attempts more than two hours after the period's end that could not freeze its bulletin",
  DeliveriesFailed: "notices given up: the address is dead or the mail server refuses",
} as const;
export type Metric = keyof typeof METRICS;
