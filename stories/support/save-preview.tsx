import { useSavePlan } from "../../src/index.js";
import { ChangeList } from "./change-list.js";
import { RequestPreview } from "./request-preview.js";

/** Shows what Save would send now: the requests, and the changes behind them (S1). */
export function SavePreview() {
  const plan = useSavePlan();
  return (
    // It scrolls by itself where it is higher than the window: the focus lets the keyboard do so.
    <aside className="preview" aria-labelledby="preview-title" tabIndex={0}>
      <div className="card">
        <h2 id="preview-title">What Save will send</h2>
        {plan?.requests.map((request) => (
          <RequestPreview key={request.path} request={request} />
        ))}
        {plan?.requests.length === 0 && <p className="hint">Nothing: the settings are the saved ones.</p>}
      </div>
      {plan && plan.changes.length > 0 && (
        <div className="card">
          <h2>Changes</h2>
          <ChangeList changes={plan.changes} />
        </div>
      )}
    </aside>
  );
}
