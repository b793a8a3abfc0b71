import { type Client, connect } from "../local/story/client.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "../test/stories/running-system.ts";

/** A system of its own on a fresh data folder, for one bench. */
export interface Rig extends AsyncDisposable {
  readonly system: RunningSystem;
  readonly data: DataFolder;
  readonly client: Client;
}

/** @param dynamodb the address of an engine to use instead of the system's own */
export async function rig(at: string, dynamodb?: string): Promise<Rig> {
  const data = dataFolder();
  if (dynamodb !== undefined) process.env["AWS_ENDPOINT_URL_DYNAMODB"] = dynamodb;
  const system = await startSystem(data, at).finally(() => delete process.env["AWS_ENDPOINT_URL_DYNAMODB"]);
  return {
    system,
    data,
    client: connect(system.url),
    [Symbol.asyncDispose]: async () => {
      await system.stop();
      data[Symbol.dispose]();
    },
  };
}

/** Answers when everything that was set going has come to rest. */
export async function quiet(url: string): Promise<void> {
  await post(`${url}/_local/clock`, { by: "PT1S" });
}

export async function post(address: string, body: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address} → ${answer.status} ${(await answer.text()).slice(0, 400)}`);
  return answer.json();
}
