/** What a green rehearsal says nothing about, because the emulator does not do it as AWS does; each has another proof. */
export const NOT_JUDGED: readonly (readonly [what: string, instead: string])[] = [
  ["the web pages: the emulator's API calls functions and queues, not buckets", "test/stories/browser, the smoke test"],
  [
    "the roles of the state machine, of the scheduler and of the API's page reader: not enforced",
    "test/lib asserts them",
  ],
  ["TLS: the loopback address counts as TLS", "test/lib asserts that every bucket refuses plain HTTP"],
  ["retries, bisecting and the failure queue of stream records", "test/stories and test/functions"],
  [
    "TTL, point-in-time recovery, encryption at rest, deletion protection, object lock on heads",
    "test/lib asserts them",
  ],
  ["firewall rules and throttles of the stage", "test/lib asserts them; the smoke test tries them on a real stage"],
  ["alarms, budget, backup", "test/lib asserts them"],
  ["time zones of schedules", "test/lib; the local system runs them in the county's zone"],
  ["TaskStarted, TaskSubmitted, TaskTimedOut and previousEventId in histories", "test/local/step-functions"],
  ["a second StartExecution of the same name and input (AWS answers the first; here it is refused)", "test/functions"],
  ["names of errors that Lambda gives to the machine", "test/local/step-functions"],
  ["the partition aws-cn", "test/lib compares both templates"],
];
