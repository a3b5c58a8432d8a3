import { useDeferredValue } from "react";
import { useSavePlan, type SaveStrategy } from "../../../src/index.js";
import { ChangeList } from "./change-list.js";
import { PlanGaps } from "./plan-gaps.js";
import { RequestPreview } from "./request-preview.js";

/** Shows what Save would send now: the requests, what they cannot express, and the changes behind them. */
export function SavePreview({ strategy }: { strategy?: SaveStrategy }) {
  // After the edit itself is on screen: a preview may be long.
  const plan = useDeferredValue(useSavePlan({ strategy }));
  return (
    // It scrolls by itself where it is higher than the window: the focus lets the keyboard do so.
    <aside className="preview" aria-labelledby="preview-title" tabIndex={0}>
      <div className="card">
        <h2 id="preview-title">What Save will send</h2>
        {plan?.requests.map((request) => (
          <RequestPreview key={request.path} request={request} />
        ))}
        {plan?.requests.length === 0 && (
          <p className="hint">
            {plan.changes.length === 0 ? "Nothing: the settings are the saved ones." : "Nothing."}
          </p>
        )}
      </div>
      {plan && <PlanGaps plan={plan} />}
      {plan && plan.changes.length > 0 && (
        <div className="card">
          <h2>Changes</h2>
          <ChangeList changes={plan.changes} />
        </div>
      )}
    </aside>
  );
}
