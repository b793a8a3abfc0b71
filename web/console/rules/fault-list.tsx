import { Alert } from "antd";
import type { Fault } from "../../../contract/fault.ts";
import { useLocale } from "../language.ts";

/** What is wrong, a sentence each. */
export function FaultList({ faults, title }: { faults: readonly Fault[]; title: string }) {
  const locale = useLocale();
  if (faults.length === 0) return null;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={title}
      description={
        <ul>
          {faults.map((fault) => (
            <li key={fault.en}>{fault[locale]}</li>
          ))}
        </ul>
      }
    />
  );
}
