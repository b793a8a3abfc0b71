import { Button, Popover } from "antd";
import { Link } from "react-router";
import { useSay } from "./language.ts";
import { useMe } from "./me.ts";
import { signOut } from "./sign-in/sign-in.ts";

/** Who I am here, and the seats I hold now, with those for whom I stand in. */
export function MySeats() {
  const say = useSay();
  const { data: me } = useMe();
  if (me === undefined) return null;
  const seats = (
    <div className="my-seats">
      <b>{say("我的岗位", "My seats")}</b>
      <ul>
        {me.seats.map(({ seat, name, onBehalfOf }) => (
          <li key={`${seat} ${onBehalfOf ?? ""}`}>
            {name}
            {onBehalfOf !== undefined && <span className="quiet"> {say("代理", "standing in")}</span>}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/me/substitutions">{say("我的代理", "My substitutes")}</Link>
      </p>
      <Button block onClick={() => void signOut()}>
        {say("退出登录", "Sign out")}
      </Button>
    </div>
  );
  const first = me.seats[0]?.name;
  return (
    <Popover content={seats} trigger="click" placement="bottomRight">
      <Button type="text" className="who" aria-haspopup="dialog">
        <span>
          {me.name}
          {first !== undefined && <small>{me.seats.length > 1 ? `${first} +${me.seats.length - 1}` : first}</small>}
        </span>
      </Button>
    </Popover>
  );
}
