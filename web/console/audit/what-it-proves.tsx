import { useSay } from "../language.ts";

/** What an auditor may rely on, and on what not; the verifier says the same about what it was given. */
export function WhatItProves() {
  const say = useSay();
  return (
    <section className="card">
      <h2>{say("这能证明什么，不能证明什么", "What this proves, and what it cannot")}</h2>
      <p>
        {say(
          "能证明：记录写入后没有被改、删、换位、补入或截尾；应办的提醒、督办、提级和答复由两套各自独立的算法算出同样的时间，并各办了一次。把案卷、通讯录变更档案、每日首部和公钥带走，用 npm run verify 在自己的电脑上核验，不需要本系统。",
          "It proves that no record was edited, deleted, moved, put in or cut off after it was written, and that every reminder, slip, escalation and answer that was owed came once, at a time that two independent ways of computing agree on. Take case file, changes of the directory, day heads and public keys away and check them with npm run verify on a computer of your own, without this system.",
        )}
      </p>
      <p>
        {say(
          "不能证明：从未写入的事；当日首部签发（次日 00:30）之前由持有密钥的人所做的改动；写入的内容是否属实。持有签名密钥的人可以另签一套首部，因此请从第一天起自行留存公钥和首部。",
          "It cannot prove what was never written, changes by whoever holds the keys before the head of the day is signed (00:30 of the day after), or whether what was written is true. Whoever holds the signing key could sign other heads: keep your own copies of key and heads from the first day on.",
        )}
      </p>
    </section>
  );
}
