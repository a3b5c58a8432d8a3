import type { SavePlan } from "../../../src/index.js";
import { PlaceName } from "../places/place-name.js";
import { usePlaces } from "../places/use-places.js";

/** What a plan cannot send as the draft has it: what the server will hold instead, and what keeps it from being sent. */
export function PlanGaps({ plan: { fallbacks, unsupported } }: { plan: SavePlan }) {
  const findPlace = usePlaces();
  return (
    <>
      {fallbacks.length > 0 && (
        <section className="card gaps" aria-labelledby="fallbacks-title">
          <h2 id="fallbacks-title">What will be different</h2>
          <ul className="changes">
            {fallbacks.map(({ path, reason }) => (
              <li key={path}>
                <PlaceName path={path} place={findPlace(path)} />
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unsupported.length > 0 && (
        <section className="card gaps" data-blocking="true" aria-labelledby="unsupported-title">
          <h2 id="unsupported-title">What cannot be saved</h2>
          <p className="hint">Nothing is sent before these are taken back.</p>
          <ul className="changes">
            {unsupported.map(({ path, reason }) => (
              <li key={path}>
                <PlaceName path={path} place={findPlace(path)} />
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
