import { Link } from "react-router";
import { useSay } from "./language.ts";
import { useMe } from "./me.ts";
import { MySeats } from "./my-seats.tsx";
import { LanguageSwitch } from "./parts/language-switch.tsx";
import { Mark } from "./parts/mark.tsx";
import { SearchBox } from "./search-box.tsx";

export function TopBar() {
  const say = useSay();
  const { data } = useMe();
  return (
    <div className="top-bar">
      <Link to="/duties" className="brand">
        <Mark />
        <span>
          <b>{say("回音", "Huiyin")}</b>
          <small>{data?.county.name ?? " "}</small>
        </span>
      </Link>
      <SearchBox />
      <div className="top-tools">
        <MySeats />
        <LanguageSwitch />
      </div>
    </div>
  );
}
