import { Input } from "antd";
import { useState } from "react";
import { createSearchParams, useNavigate } from "react-router";
import { useSay } from "./language.ts";

const LONGEST = 60;

/** By number, receipt, credit code, or how the enterprise's name or the subject begins: the register answers. */
export function SearchBox() {
  const say = useSay();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const label = say("按编号、企业或诉求开头查找", "Find by number, or how the enterprise or subject begins");
  const find = (search: string): void => {
    const query = search.trim() === "" ? "" : `?${createSearchParams({ search: search.trim() }).toString()}`;
    void navigate(`/issues${query}`);
  };
  return (
    <search className="search-box">
      <Input.Search
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onSearch={find}
        enterButton={say("查找", "Find")}
      />
    </search>
  );
}
