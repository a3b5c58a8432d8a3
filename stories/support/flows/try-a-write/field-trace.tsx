import type { TraceEntry } from "../../../../src/engine/index.js";
import { PathText } from "../../places/path-text.js";

const outcomes = {
  written: "Written",
  renamed: "Renamed",
  defaulted: "Defaulted",
  dropped: "Dropped",
} as const satisfies Record<TraceEntry["outcome"], string>;

/** Says of each field what will happen to it and why: the rule, and the setting that decides. */
export function FieldTrace({ trace }: { trace: readonly TraceEntry[] }) {
  return (
    <ul className="trace">
      {trace.map(({ name, requestName, fieldName, outcome, rule, setting, reason }) => (
        <li key={`${requestName === undefined ? "default" : "field"}:${name}`}>
          <p className="trace-head">
            <b>{name}</b>
            {fieldName !== undefined && fieldName !== name && (
              <>
                <span aria-label="becomes">→</span>
                <b>{fieldName}</b>
              </>
            )}
            <span className="outcome" data-outcome={outcome}>
              {outcomes[outcome]}
            </span>
          </p>
          <p className="trace-reason">
            <span className="rule">{rule}</span> {reason}
          </p>
          {setting !== undefined && <PathText path={setting} />}
        </li>
      ))}
    </ul>
  );
}
