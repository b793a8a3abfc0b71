import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { post } from "../../adapters/post.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function answering(with_: Parameters<typeof createServer>[1]): Promise<URL> {
  const made = createServer(with_);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  const address = made.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
}

test("a server that takes the request and says nothing is given up when the limit passes", async () => {
  const address = await answering(() => {});
  await expect(post(address, {}, "{}", 50)).rejects.toThrow("no answer within 50 ms");
});

test("so is one that begins its answer and never ends it", async () => {
  const address = await answering((_, response) => void response.writeHead(200).write("{"));
  await expect(post(address, {}, "{}", 50)).rejects.toThrow();
});

test("an answer in time is given whole", async () => {
  const address = await answering((_, response) => void response.end("回音"));
  expect(await post(address, {}, "{}", 5000)).toEqual({ status: 200, text: "回音" });
});
