import { type ReactNode, useId } from "react";

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly faults?: readonly string[] | undefined;
  readonly children: (id: string) => ReactNode;
}

/** A control with its label above it, and what is wrong with it below. */
export function Labelled({ label, hint, faults = [], children }: Props) {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className="quiet">{hint}</p>}
      {faults.map((fault) => (
        <p key={fault} className="over" role="alert">
          ■ {fault}
        </p>
      ))}
    </div>
  );
}
