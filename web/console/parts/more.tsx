import { Button } from "antd";
import { useSay } from "../language.ts";

interface Props {
  readonly pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The next page of a long list. */
export function More({ pages }: Props) {
  const say = useSay();
  if (!pages.hasNextPage) return null;
  return (
    <p className="more">
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {say("显示更多", "Show more")}
      </Button>
    </p>
  );
}
