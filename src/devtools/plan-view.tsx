"use client";

import type { InstallationScope } from "../react/providers/installation-context.js";
import { JsonFigure } from "./json-figure.js";
import { JsonText } from "./json-text.js";
import { PathText } from "./path-text.js";
import { useCachedPlan } from "./use-cached-plan.js";

/** What a save would send now, what it cannot send as it is, and what keeps it from being sent. */
export function PlanView({ scope }: { scope: InstallationScope }) {
  const plan = useCachedPlan(scope);
  if (!plan) return <p>The integration or the installation is not loaded.</p>;
  const { kind, requests, fallbacks, unsupported } = plan;
  return (
    <>
      <p>
        A save is a <code>{kind}</code> now{requests.length === 0 && ": nothing would be sent"}.
      </p>
      {unsupported.length > 0 && (
        <section aria-label="Unsupported">
          <p data-failed="true">Unsupported: nothing is sent before these are taken back.</p>
          <ul>
            {unsupported.map(({ path, reason }) => (
              <li key={path}>
                <PathText path={path} />
                {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {requests.map(({ method, path, body }) => (
        <JsonFigure key={path} title={`${method} ${path}`} value={body} />
      ))}
      {fallbacks.length > 0 && (
        <section aria-label="Fallbacks">
          <p>Fallbacks: the server will hold something that means the same.</p>
          <ul>
            {fallbacks.map((fallback) => (
              <li key={fallback.path}>
                <PathText path={fallback.path} />
                {fallback.reason}
                {"sent" in fallback && (
                  <>
                    ; sent: <JsonText value={fallback.sent} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
