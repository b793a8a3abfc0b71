/** What a green rehearsal says nothing about, because the emulator does not do it as AWS does; each has its proof in another file. */
export const NOT_JUDGED: readonly { readonly what: string; readonly proof: string }[] = [
  {
    what: "the web pages: the emulator's API calls functions and queues, not buckets",
    proof: "test/stories/browser.test.ts",
  },
  {
    what: "roles of the machine, the scheduler, the page reader and CloudFormation itself: only those of functions are enforced",
    proof: "test/lib/roles.test.ts",
  },
  { what: "TLS: here the loopback address counts as TLS", proof: "test/lib/data.test.ts" },
  { what: "retries, bisecting and the failure queue of stream records", proof: "test/lib/clockwork.test.ts" },
  {
    what: "TTL, recovery to a point in time, encryption at rest, protection of the table, object lock",
    proof: "test/lib/data.test.ts",
  },
  { what: "the rules of the firewall, throttles", proof: "test/lib/api.test.ts" },
  { what: "alarms, budget, backup: made in part, never ringing", proof: "test/lib/alarms.test.ts" },
  { what: "the time zone of schedules", proof: "test/lib/clockwork.test.ts" },
  {
    what: "TaskStarted, TaskSubmitted, TaskTimedOut and previousEventId: the emulator's histories lack them",
    proof: "test/local/step-functions/escalation.test.ts",
  },
  {
    what: "StartExecution again with the same name and input: AWS answers as the first time, the emulator refuses",
    proof: "test/adapters/world.test.ts",
  },
  { what: "names of errors that Lambda gives to the machine", proof: "test/local/step-functions/tasks.test.ts" },
  { what: "the partition aws-cn", proof: "test/lib/partitions.test.ts" },
];
