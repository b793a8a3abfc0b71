import { NavLink } from "react-router";
import { useSay } from "./language.ts";
import { useMay } from "./me.ts";

/** What these seats may open; the server decides again. */
export function Navigation() {
  const say = useSay();
  const bulletins = useMay("listBulletins");
  const proofs = useMay("readProof");
  const rules = useMay("readSettings");
  const directory = useMay("readDirectory");
  return (
    <nav className="navigation no-print" aria-label={say("主菜单", "Main menu")}>
      <NavLink to="/duties">{say("我的待办", "My duties")}</NavLink>
      <NavLink to="/issues">{say("台账", "Register")}</NavLink>
      {bulletins && <NavLink to="/bulletins">{say("通报", "Bulletins")}</NavLink>}
      {proofs && <NavLink to="/proofs">{say("证明", "Proof")}</NavLink>}
      {rules && <NavLink to="/settings">{say("规则", "Rules")}</NavLink>}
      {directory && <NavLink to="/directory">{say("通讯录", "Directory")}</NavLink>}
      <NavLink to="/inbox">{say("站内通知", "Inbox")}</NavLink>
    </nav>
  );
}
