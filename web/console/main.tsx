import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { finishSignIn } from "./sign-in/sign-in.ts";
import "./style/base.css";
import "./style/shell.css";
import "./style/tables.css";
import "./style/issue.css";
import "./style/bulletin.css";
import "./style/rules.css";
import "./style/print.css";

const place = document.querySelector("#console");
if (place === null) throw new Error("console.html has no place for the console");

let fault: string | undefined;
try {
  await finishSignIn();
} catch (error) {
  fault = error instanceof Error ? error.message : String(error);
}
createRoot(place).render(
  <StrictMode>
    <App fault={fault} />
  </StrictMode>,
);
