import type { ReactNode } from "react";

/** Props of `StandIn`. */
export interface StandInProps {
  /** What is stood in for, such as "In place of Salesforce". */
  label: string;
  children: ReactNode;
}

/** Controls of what the mock backend stands in for: set apart, so that nobody takes them for a part of the app. */
export function StandIn({ label, children }: StandInProps) {
  return (
    <section className="card stand-in" aria-label={label}>
      <p className="eyebrow">{label}</p>
      {children}
    </section>
  );
}
