/**
 * The protocol of the waiting item, word for word (commands.md §10). It holds strings only, is never Put, and its token goes
 * only if it is the one that was sent. The model of the protocol in the tests reads its conditions from here.
 */
export const WAIT_NAMES = {
  "#wakeAt": "wakeAt",
  "#epoch": "epoch",
  "#token": "token",
  "#dueKey": "dueKey",
  "#dueSort": "dueSort",
} as const;

export const WAIT_EXPRESSIONS = {
  /** At submission: the item comes into being. */
  create: { update: "SET #wakeAt = :wakeAt, #dueKey = :dueKey, #dueSort = :wakeAt, #epoch = :epoch" },
  /** A command that changed the next wake, under the condition of META in the same transaction. */
  wake: { update: "SET #wakeAt = :wakeAt, #dueKey = :dueKey, #dueSort = :wakeAt" },
  settle: { update: "SET #wakeAt = :wakeAt REMOVE #dueKey, #dueSort" },
  /** A closed issue is reopened: the machine of the epoch before has ended or is superseded. */
  reopen: {
    update: "SET #wakeAt = :wakeAt, #dueKey = :dueKey, #dueSort = :wakeAt, #epoch = :epoch",
    condition: "#epoch = :before",
  },
  /** The steer consumer, after the signal. */
  removeToken: { update: "REMOVE #token", condition: "#token = :token" },
  /** A new machine takes over from the one before it. */
  epoch: { update: "SET #epoch = :epoch", condition: "#epoch = :before" },
  /** A decision that made no progress waits. */
  postpone: {
    update: "SET #wakeAt = :wakeAt, #dueKey = :dueKey, #dueSort = :wakeAt",
    condition: "#wakeAt = :before",
  },
} as const;

/** The names an expression uses: naming one it does not use is an error. */
export function waitNames(...expressions: readonly string[]): Record<string, string> {
  const used = expressions.join(" ");
  return Object.fromEntries(Object.entries(WAIT_NAMES).filter(([name]) => used.includes(name)));
}
