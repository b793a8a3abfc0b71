import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { ask } from "../api.ts";
import { useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { jsonText, saveFile } from "../parts/save-file.ts";

/** What an auditor takes away to check without us. */
export function TakeAway({ issue }: { issue: string }) {
  const say = useSay();
  const zone = useZone();
  const [texts, setTexts] = useState(true);
  const query = texts ? ({ texts: "true" } as const) : {};
  const file = useMutation({
    mutationFn: async () =>
      saveFile(`${issue}.json`, jsonText(await ask("readCaseFile", { params: { issue }, query }))),
  });
  const pack = useMutation({
    mutationFn: async () => {
      const { auditPack } = await import("./audit-pack.ts");
      saveFile(`${issue}.zip`, await auditPack(issue, zone, texts), "application/zip");
    },
  });
  return (
    <section className="card">
      <h2>{say("带走核验", "Take it away and verify")}</h2>
      <p>
        <Checkbox checked={texts} onChange={({ target }) => setTexts(target.checked)}>
          {say("附文字原文（不含企业身份和联系方式）", "With the texts (never the enterprise's name or contact)")}
        </Checkbox>
      </p>
      <div className="downloads">
        <Button type="primary" loading={pack.isPending} onClick={() => pack.mutate()}>
          {say(
            "下载核验包（案卷、通讯录变更档案、各日首部、公钥）",
            "Download all (case file, changes of the directory, day heads, keys)",
          )}
        </Button>
        <Button loading={file.isPending} onClick={() => file.mutate()}>
          {say("只下载案卷", "The case file alone")}
        </Button>
      </div>
      <p className="quiet">
        {say("解压后在系统源码目录运行：", "Unpack it and run in the folder of the sources: ")}
        <span className="code">{`npm run verify -- case.json directory.json --heads heads --key key.json${say("", " --en")}`}</span>
      </p>
      {pack.error && <Failure error={pack.error} />}
      {file.error && <Failure error={file.error} />}
    </section>
  );
}
