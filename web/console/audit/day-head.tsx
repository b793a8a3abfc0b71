import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import type { DayProof } from "../../../contract/views/proof.ts";
import { ask } from "../api.ts";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { jsonText, saveFile } from "../parts/save-file.ts";
import { When } from "../parts/when.tsx";

/** 每日首部: the signature over all records of the day, to be taken away with the public keys. */
export function DayHead({ day, head }: { day: string; head: DayProof["head"] }) {
  const say = useSay();
  const take = useMutation({
    mutationFn: async () => saveFile(`${day}.json`, jsonText(await ask("readDayHead", { params: { day } }))),
  });
  const takeKeys = useMutation({ mutationFn: async () => saveFile("key.json", jsonText(await ask("readHeadKeys"))) });
  const takeDirectory = useMutation({
    mutationFn: async () => saveFile("directory.json", jsonText(await ask("readDirectoryFile"))),
  });
  return (
    <section className="card">
      <h2>{say("当日首部（签名）", "Signed head of the day")}</h2>
      {head === undefined ? (
        <Empty why={say("这一天没有签名首部。", "This day has no signed head.")}>
          {say("首部在次日 00:30 签发一次。", "A head is signed once, at 00:30 of the day after.")}
        </Empty>
      ) : (
        <>
          <dl className="facts">
            <div>
              <dt>{say("记录", "Records")}</dt>
              <dd>{head.commits}</dd>
            </div>
            <div>
              <dt>{say("签发", "Signed")}</dt>
              <dd>
                <When at={head.signedAt} full />
              </dd>
            </div>
            <div>
              <dt>{say("密钥编号（Ed25519）", "Key id (Ed25519)")}</dt>
              <dd className="code hash">{head.keyId}</dd>
            </div>
            <div>
              <dt>{say("树根（SHA-256）", "Root (SHA-256)")}</dt>
              <dd className="code hash">{head.root}</dd>
            </div>
          </dl>
          <div className="downloads">
            <Button loading={take.isPending} onClick={() => take.mutate()}>
              {say(`下载首部 ${day}.json`, `Download the head ${day}.json`)}
            </Button>
            <Button loading={takeKeys.isPending} onClick={() => takeKeys.mutate()}>
              {say("下载公钥 key.json", "Download the public keys key.json")}
            </Button>
          </div>
        </>
      )}
      <div className="downloads">
        <Button loading={takeDirectory.isPending} onClick={() => takeDirectory.mutate()}>
          {say("下载通讯录变更档案 directory.json", "Download the changes of the directory directory.json")}
        </Button>
      </div>
      {take.error && <Failure error={take.error} />}
      {takeKeys.error && <Failure error={takeKeys.error} />}
      {takeDirectory.error && <Failure error={takeDirectory.error} />}
    </section>
  );
}
