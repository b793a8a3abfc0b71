import { Alert, Button } from "antd";
import { useSyncExternalStore } from "react";
import { useSay } from "../language.ts";
import { isExpired, onSession } from "./session.ts";
import { beginSignIn } from "./sign-in.ts";

/** Signing in again comes back to this page; what was typed is kept by the tab. */
export function ExpiredNote() {
  const say = useSay();
  const expired = useSyncExternalStore(onSession, isExpired);
  if (!expired) return null;
  return (
    <Alert
      role="alert"
      className="no-print"
      type="warning"
      showIcon
      title={say("登录已过期。填写的内容还在，登录后回到这一页。", "Your sign-in expired. What you typed is kept.")}
      action={<Button onClick={() => void beginSignIn()}>{say("重新登录", "Sign in again")}</Button>}
    />
  );
}
