import { Alert, Button } from "antd";
import { useState } from "react";
import { LanguageSwitch } from "../parts/language-switch.tsx";
import { Mark } from "../parts/mark.tsx";
import { useSay } from "../language.ts";
import { useAsk } from "../use-ask.ts";
import { beginSignIn } from "./sign-in.ts";

export function SignInPage({ fault }: { fault: string | undefined }) {
  const say = useSay();
  const { data } = useAsk("describeService");
  const [wrong, setWrong] = useState(fault);
  const [leaving, setLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    setLeaving(true);
    try {
      await beginSignIn({ anew: true });
    } catch (error) {
      setWrong(error instanceof Error ? error.message : String(error));
      setLeaving(false);
    }
  };
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Mark />
        <h1>{say("回音 · 干部工作台", "Huiyin · officials' console")}</h1>
        <p className="quiet">{data?.office ?? " "}</p>
        {wrong !== undefined && (
          <Alert
            type="error"
            title={say("没有登录成功，请再试一次。", "You were not signed in. Try again.")}
            description={wrong}
          />
        )}
        <Button type="primary" size="large" block loading={leaving} onClick={() => void leave()}>
          {say("登录", "Sign in")}
        </Button>
        <p className="quiet">
          {say("企业提交诉求、查询进度，不需要登录：", "Enterprises need no account:")}{" "}
          <a href="./index.html">{say("企业入口", "enterprises' page")}</a>
        </p>
        <LanguageSwitch />
      </div>
    </main>
  );
}
