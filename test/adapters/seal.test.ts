import { describe, expect, test } from "vitest";
import { NO_COMMIT, seal, type Unsealed, verifyChain } from "../../adapters/store/seal.ts";
import type { Commit } from "../../contract/commit.ts";

const key = { keyId: "golden-1", key: "the key of the golden vector" };

const first: Unsealed = {
  tenant: "410421",
  issue: "0123456789AB",
  version: 1,
  command: "addNote",
  actor: { seat: "ent:91410421MADEM00113" },
  at: "2026-11-23T01:00:00.000Z",
  receivedAt: "2026-11-23T01:00:00.000Z",
  events: [
    {
      type: "noteAdded",
      data: { text: { text: "t1", digest: "00".repeat(32) }, attachments: [], audience: "all" },
      duties: [],
    },
  ],
};

describe("the seal of a commit is permanent", () => {
  test("the golden vector: SHA-256 over RFC 8785 JSON, HMAC-SHA-256 of the hash", () => {
    const { hash, mac, prevHash, keyId } = seal(first, NO_COMMIT, key);
    expect({ hash, mac, prevHash, keyId }).toEqual({
      prevHash: "0".repeat(64),
      keyId: "golden-1",
      hash: "e179551dd47b484a1b66ae26f83b8236e041a7b7a8c48e25285e32fe48523425",
      mac: "d9496c39fe7916c9979752531bb6c295f1925fb3b14d91baa07b2481371841ed",
    });
  });

  test("the order of members and absent members do not count", () => {
    const reversed = Object.fromEntries(Object.entries({ ...first, requestKey: undefined }).toReversed());
    expect(seal({ ...first, ...reversed }, NO_COMMIT, key).hash).toBe(seal(first, NO_COMMIT, key).hash);
  });
});

describe("tampering is found", () => {
  const chain = sealed([first, { ...first, version: 2 }, { ...first, version: 3 }, { ...first, version: 4 }], key);
  const head = { version: 4, hash: chain[3]?.hash ?? "" };
  const faults = (commits: readonly Commit[], known = head) =>
    verifyChain(commits, { key, head: known }).map(({ version, what }) => `${version} ${what}`);

  test("a chain nobody touched is whole", () => expect(faults(chain)).toEqual([]));

  test("an edited commit", () => {
    const edited = chain.map((commit) =>
      commit.version === 2 ? { ...commit, at: "2026-11-24T01:00:00.000Z" } : commit,
    );
    expect(faults(edited)).toEqual(["2 hash"]);
  });

  test("one taken from the middle", () => {
    expect(faults(chain.filter(({ version }) => version !== 2))).toEqual(["3 gap", "3 link", "4 gap", "4 tail"]);
  });

  test("a missing tail", () => expect(faults(chain.slice(0, 3))).toEqual(["4 tail"]));

  test("two that changed places", () => {
    const [one, two, three, four] = chain;
    const swapped = [one, three, two, four].filter((commit) => commit !== undefined);
    expect(faults(swapped)).toContain("3 gap");
    expect(faults(swapped)).toContain("3 link");
  });

  test("a whole chain made again without the key", () => {
    const forged = sealed([first, { ...first, version: 2, command: "refuseIssue" }], {
      keyId: "golden-1",
      key: "guess",
    });
    expect(faults(forged, { version: 2, hash: forged[1]?.hash ?? "" })).toEqual(["1 mac", "2 mac"]);
  });

  test("a commit of another issue", () => {
    const foreign = sealed([first, { ...first, version: 2, issue: "ZZZZ" }], key);
    expect(faults(foreign, { version: 2, hash: foreign[1]?.hash ?? "" })).toEqual(["2 stranger"]);
  });
});

function sealed(commits: readonly Unsealed[], by: typeof key): Commit[] {
  const chain: Commit[] = [];
  for (const commit of commits) chain.push(seal(commit, chain.at(-1)?.hash ?? NO_COMMIT, by));
  return chain;
}
