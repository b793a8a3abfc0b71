import type { ThemeConfig } from "antd";

/** Calm and dense; greys are dark enough for AA on white and on the ground. */
export const THEME: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: "#17497f",
    colorLink: "#17497f",
    colorError: "#b0241b",
    colorText: "#14181d",
    colorTextSecondary: "#4b535c",
    colorTextTertiary: "#59616a",
    colorTextDescription: "#59616a",
    colorTextPlaceholder: "#6b737c",
    colorTextDisabled: "#4b535c",
    colorBorder: "#8b939c",
    colorBgLayout: "#f4f5f7",
    linkDecoration: "underline",
    linkHoverDecoration: "underline",
    borderRadius: 4,
    fontSize: 14,
    fontFamily: `"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif`,
    // The style sheet stops what moves for those who asked for it; components must not wait for its end then.
    motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    motionDurationMid: "0.1s",
    motionDurationSlow: "0.15s",
  },
};
