import { Button } from "antd";
import { chooseLocale, useLocale } from "../language.ts";

export function LanguageSwitch() {
  const now = useLocale();
  const other = now === "en" ? "zh-CN" : "en";
  return (
    <Button type="text" lang={other} onClick={() => chooseLocale(other)}>
      {now === "en" ? "中文" : "English"}
    </Button>
  );
}
