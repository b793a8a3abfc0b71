import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { When } from "../parts/when.tsx";
import { type Mail, readMails } from "./local.ts";

/** Every mail the system has sent on this computer, the newest first. */
export function Mailbox() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const mails = useQuery({ queryKey: ["mails"], queryFn: readMails, enabled: open, staleTime: 0 });
  const title = say("邮箱", "Mailbox");
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Drawer title={title} size={560} open={open} onClose={() => setOpen(false)}>
        {mails.data?.length === 0 && (
          <Empty why={say("还没有发出邮件。", "No mail has been sent yet.")}>
            {say(
              "登记、交办或时钟前进后，通知会出现在这里。",
              "Notices appear here after a step, or as the clock moves.",
            )}
          </Empty>
        )}
        {mails.data?.map((mail) => (
          <MailEntry key={mail.id} mail={mail} />
        ))}
      </Drawer>
    </>
  );
}

function MailEntry({ mail: { receivedAt, to, subject, text } }: { mail: Mail }) {
  return (
    <details className="mail">
      <summary>
        <b>{subject}</b>
        <span className="quiet">
          {to.join(", ")} · <When at={receivedAt} />
        </span>
      </summary>
      <pre>{text}</pre>
    </details>
  );
}
