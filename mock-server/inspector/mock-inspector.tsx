"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { MockBackend } from "../backend/create-mock-backend.js";
import type { ScenarioOptions } from "../scenarios/run-scenarios.js";
import { type BackendView, createBackendViews } from "./backend-views.js";
import { ClockControls } from "./clock-controls.js";
import { FaultControls } from "./fault-controls.js";
import { Fold } from "./fold.js";
import { JournalList } from "./journal-list.js";
import { NotificationList } from "./notification-list.js";
import { ScenarioControls } from "./scenario-controls.js";
import { SnapshotControls } from "./snapshot-controls.js";
import { StateLists } from "./state-lists.js";
import { styles } from "./styles.js";
import { type Act, useAct } from "./use-act.js";

/** Props of `MockInspector`. */
export interface MockInspectorProps {
  backend: MockBackend;
  /** Whom the scenarios that are chosen here are about. @default as `useScenario` has it */
  tenant?: ScenarioOptions;
  /** Called after a scenario or a snapshot was chosen here: the backend holds another state, so the app on the page must ask again. */
  onReplace?: () => void;
}

/**
 * Shows what a mock backend holds and was asked, moves its clock, makes requests fail, chooses a scenario, and goes back to a
 * snapshot: a panel for Storybook and for development. It takes the width that it is given, from 320 px, and the page's
 * colour scheme. It never throws for an action that fails, such as a scenario that cannot be set up: the panel says why.
 *
 * @example
 * <MockInspector backend={backend} onReplace={() => void queryClient.resetQueries()} />
 */
export function MockInspector({ backend, tenant, onReplace }: MockInspectorProps) {
  const views = useMemo(() => createBackendViews(backend), [backend]);
  // Nothing on a server: the page could not hydrate its times.
  const view = useSyncExternalStore(views.subscribe, views.read, readNothing);
  const [outcome, act] = useAct(views.refresh);
  if (!view) return null;

  const replace: Act = (done, action) =>
    act(done, async () => {
      try {
        await action();
      } finally {
        // A scenario that cannot be set up has reset the backend all the same.
        onReplace?.();
      }
    });

  return (
    <div className="hwk-inspector" role="group" aria-label="Mock backend">
      <style>{styles}</style>
      <header>
        <b>Mock backend</b>
        <span>{view.scenario ?? "no scenario"}</span>
      </header>
      <output data-failed={outcome.isFailure}>{outcome.text}</output>
      <Fold title="State" isOpen>
        <StateLists view={view} />
      </Fold>
      <Fold title={`Journal (${String(view.entries.length)})`} isOpen>
        <JournalList journal={backend.journal} entries={view.entries} />
      </Fold>
      <Fold title={`Notifications (${String(view.notifications.length)})`}>
        <NotificationList notifications={view.notifications} />
      </Fold>
      <details>
        <summary>Clock</summary>
        <ClockControls clock={backend.clock} nowMs={view.nowMs} act={act} />
      </details>
      <details>
        <summary>Faults</summary>
        <FaultControls faults={backend.faults} act={act} />
      </details>
      <details>
        <summary>Scenario</summary>
        <ScenarioControls backend={backend} tenant={tenant} act={replace} />
      </details>
      <details>
        <summary>Snapshot</summary>
        <SnapshotControls backend={backend} act={act} replace={replace} />
      </details>
    </div>
  );
}

function readNothing(): BackendView | undefined {
  return undefined;
}
