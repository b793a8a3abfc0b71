import type { Adapter, AdapterPayload } from "oidc-provider";
import type { Keep } from "../keep.ts";

/** Keeps sessions and grants of the identity provider in the data folder: a restart signs nobody out. */
export function identityStore(keep: Keep): (kind: string) => Adapter {
  keep.database.exec(`CREATE TABLE IF NOT EXISTS identity (kind TEXT, id TEXT, uid TEXT, user_code TEXT, grant_id TEXT,
    payload TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID`);
  const prepare = (sql: string): ReturnType<typeof keep.database.prepare> => keep.database.prepare(sql);
  const put = prepare(
    "INSERT INTO identity VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET payload = excluded.payload",
  );
  const byId = prepare("SELECT payload FROM identity WHERE kind = ? AND id = ?");
  const byUid = prepare("SELECT payload FROM identity WHERE kind = ? AND uid = ?");
  const byCode = prepare("SELECT payload FROM identity WHERE kind = ? AND user_code = ?");
  const drop = prepare("DELETE FROM identity WHERE kind = ? AND id = ?");
  const revoke = prepare("DELETE FROM identity WHERE grant_id = ?");
  const read = (row: Record<string, unknown> | undefined): AdapterPayload | undefined => {
    if (row === undefined) return undefined;
    const payload: AdapterPayload = JSON.parse(String(row["payload"]));
    return payload;
  };
  return (kind) => ({
    upsert: async (id, payload) => {
      put.run(
        kind,
        id,
        payload.uid ?? null,
        payload.userCode ?? null,
        payload.grantId ?? null,
        JSON.stringify(payload),
      );
    },
    find: async (id) => read(byId.get(kind, id)),
    findByUid: async (uid) => read(byUid.get(kind, uid)),
    findByUserCode: async (code) => read(byCode.get(kind, code)),
    consume: async (id) => {
      const payload = read(byId.get(kind, id));
      if (payload) {
        const consumed = { ...payload, consumed: Math.floor(Date.now() / 1000) };
        put.run(
          kind,
          id,
          payload.uid ?? null,
          payload.userCode ?? null,
          payload.grantId ?? null,
          JSON.stringify(consumed),
        );
      }
    },
    destroy: async (id) => {
      drop.run(kind, id);
    },
    revokeByGrantId: async (grant) => {
      revoke.run(grant);
    },
  });
}
