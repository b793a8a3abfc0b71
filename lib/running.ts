import type { DeployedFunction } from "../contract/deployed.ts";

/** How a function runs, and what its alarm says: who is hurt, and what to do first. */
export interface Running {
  /** Seconds. The API gives up before the grace of a rung is over (commands.md, time rule T3): 10 < 15. */
  readonly timeout: number;
  /** MB. A function gets processor time in proportion: 1,769 MB are one whole processor. */
  readonly memory: number;
  /**
   * Reserved concurrency: more never run at once. 10,000 limits that end at 18:00 wake 10,000 machines; they queue here (the machine tries
   * again), and the account's other places stay free for people. Functions people wait for have no cap.
   */
  readonly atMost?: number;
  readonly hurt: string;
  readonly first: string;
}

const look = "Search its log group for level ERROR; the code of the message names the cause.";

export const RUNNING: Readonly<Record<DeployedFunction, Running>> = {
  public: {
    timeout: 10,
    memory: 1024,
    hurt: "Enterprises cannot hand in or follow their problems.",
    first: `Open the front page and hand in a test problem. ${look}`,
  },
  read: { timeout: 10, memory: 1024, hurt: "Officials do not see their duties and the register.", first: look },
  command: {
    timeout: 10,
    memory: 1024,
    hurt: "Officials cannot act; their limits keep running.",
    first: `Tell the office. ${look}`,
  },
  settings: {
    timeout: 10,
    memory: 1769,
    hurt: "Nobody can draft, preview or publish a calendar or a policy pack; the rules in force stay in force.",
    first: look,
  },
  directory: {
    timeout: 10,
    memory: 1769,
    hurt: "Nobody can change the directory, hand over or name a substitute; who holds a seat stays as it is.",
    first: look,
  },
  files: {
    timeout: 10,
    memory: 1024,
    hurt: "Nobody can upload or open attachments, or see the ledger of an issue.",
    first: look,
  },
  "decide-what-is-due": {
    timeout: 30,
    memory: 1024,
    atMost: 100,
    hurt: "Warnings and escalations of some issues are late.",
    first: `The machine asks again by itself, the reconciler fires what is late. ${look}`,
  },
  "steer-execution": {
    timeout: 30,
    memory: 512,
    atMost: 50,
    hurt: "New issues are not watched over, changed due dates are not heard of.",
    first: `The reconciler catches up every five minutes. ${look}`,
  },
  announce: {
    timeout: 60,
    memory: 512,
    atMost: 50,
    hurt: "People are not told what happened to their issues.",
    first: `After the cause is gone, send the queue of failed reactions again. ${look}`,
  },
  "deliver-notices": {
    timeout: 55,
    memory: 512,
    hurt: "Nobody gets mail, notices are sent late.",
    first: `A mail server that is down is not its fault (NoticeWait). ${look}`,
  },
  reconcile: {
    timeout: 240,
    memory: 1024,
    hurt: "Nobody looks for rungs that were missed: a late warning may stay unnoticed.",
    first: look,
  },
  "freeze-bulletin": {
    timeout: 300,
    memory: 1024,
    hurt: "The county's bulletin of last month is not fixed.",
    first: `Invoke it again by hand; it freezes once. ${look}`,
  },
  "send-bulletin": {
    timeout: 120,
    memory: 512,
    hurt: "Leaders and units do not get the bulletin.",
    first: `The bulletin page shows who was reached; send the rest again from there. ${look}`,
  },
  "prove-the-day": {
    timeout: 600,
    memory: 1024,
    hurt: "Yesterday is not proved: nobody knows whether every warning was given.",
    first: `Invoke it again by hand. ${look}`,
  },
  "keep-calendar": {
    timeout: 600,
    memory: 1024,
    hurt: "A new calendar is seen only when an issue wakes; nobody is warned that the holiday notices end.",
    first: `It goes through all open issues again every hour. ${look}`,
  },
  "describe-issue": { timeout: 60, memory: 512, hurt: "An operator could not look at an issue.", first: look },
  "restart-all": {
    timeout: 300,
    memory: 512,
    hurt: "Dead machines could not be started again by hand.",
    first: `The reconciler goes on doing it, one by one as they are late. ${look}`,
  },
  replay: {
    timeout: 300,
    memory: 512,
    hurt: "What was given up could not be made up for: somebody is still not told.",
    first: look,
  },
  "load-county": { timeout: 300, memory: 1024, hurt: "The directory could not be loaded.", first: look },
};
