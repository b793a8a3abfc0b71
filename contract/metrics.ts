/**
 * What operators are told by number: functions publish these (CloudWatch embedded metric format), alarms watch some of
 * them. Named after what happened, so that an alarm's text can say who is hurt.
 */
export const METRICS_NAMESPACE = "Huiyin";
export const METRICS = [
  "Requests",
  "Refusals",
  "Faults",
  "Conflicts",
  "RungsFired",
  "RungsLate",
  "EscalationLag",
  "NoProgress",
  "ReconcilerFound",
  "NoticesSent",
  "NoticesFailed",
  "NoticeWait",
  "ProofDifferences",
  "BulletinNotFrozen",
] as const;
export type Metric = (typeof METRICS)[number];
