import { useDeferredValue } from "react";
import { useSavePlan, type SaveStrategy } from "../../../src/index.js";
import { useEdits } from "../editor/use-edits.js";
import { ChangeList } from "./change-list.js";
import { PlanGaps } from "./plan-gaps.js";
import { RequestPreview } from "./request-preview.js";

/** Shows the changes that Save would make, what no request can express, and, for developers, the requests themselves. */
export function SavePreview({ strategy }: { strategy?: SaveStrategy }) {
  // After the edit itself is on screen: a preview may be long.
  const plan = useDeferredValue(useSavePlan({ strategy }));
  const edits = useDeferredValue(useEdits());
  return (
    // It scrolls by itself where it is higher than the window: the focus lets the keyboard do so.
    <aside className="preview" aria-label="What Save changes" tabIndex={0}>
      {plan && <PlanGaps plan={plan} />}
      {edits.length > 0 && (
        <div className="card">
          <h2>Changes</h2>
          <ChangeList edits={edits} />
        </div>
      )}
      <section className="card for-developers" aria-labelledby="preview-title">
        <p className="eyebrow">For developers</p>
        <h2 id="preview-title">What Save will send</h2>
        <p className="hint">Customers do not see this: it is the plan that the kit makes of the draft.</p>
        {plan?.requests.map((request) => (
          <RequestPreview key={request.path} request={request} />
        ))}
        {plan?.requests.length === 0 && (
          <p className="request-none">
            {plan.changes.length === 0 ? "Nothing to send: everything is saved." : "Nothing can be sent."}
          </p>
        )}
      </section>
    </aside>
  );
}
