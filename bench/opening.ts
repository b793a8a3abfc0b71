import { type Client, storyKey } from "../local/story/client.ts";
import { submission } from "../local/story/submission.ts";

/** Hands in issues: `hands` of them at once, or at a steady rate. Answers when all are answered; gives the seconds it took. */
export async function open(
  client: Client,
  issues: number,
  pace: { hands: number } | { perSecond: number },
): Promise<number> {
  const started = performance.now();
  const numbers = Array.from({ length: issues }, (_, n) => n);
  if ("hands" in pace) {
    const hand = async (): Promise<void> => {
      for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) await submit(client, n);
    };
    await Promise.all(Array.from({ length: pace.hands }, hand));
  } else {
    const each = (n: number) =>
      new Promise((resolve, reject) =>
        setTimeout(() => submit(client, n).then(resolve, reject), (n * 1000) / pace.perSecond),
      );
    await Promise.all(numbers.map(each));
  }
  return (performance.now() - started) / 1000;
}

function submit(client: Client, n: number): Promise<unknown> {
  const key = storyKey("open", n, Math.random());
  return client.post("/issues", submission(key, { subject: `第 ${n} 号诉求`, email: undefined }));
}
