/**
 * The one table: its keys and its four sparse indexes (architecture.md §7). CDK makes the table from this, the store
 * writes by it. `row` is what lists show; it is the only attribute the indexes project beside their keys.
 */
export const TABLE = {
  /** Counted up when items of an older layout cannot be read any more; a deployment refuses a table of another layout. */
  layout: "1",
  partition: "pk",
  sort: "sk",
  /** Epoch seconds; set on throttle counters only. */
  expires: "expiresAt",
  projected: ["row"],
  indexes: {
    bySeat: { partition: "seatKey", sort: "seatSort" },
    byEnterprise: { partition: "enterpriseKey", sort: "enterpriseSort" },
    byRegister: { partition: "registerKey", sort: "registerSort" },
    byDue: { partition: "dueKey", sort: "dueSort" },
  },
} as const;
