"use client";

import { useMemo, useSyncExternalStore } from "react";
import { checkBackend } from "../backend/check-backend.js";
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
  /** The customer of the scenarios that are chosen here. @default the customer of `useScenario` */
  tenant?: ScenarioOptions;
  /** Called after a scenario or a snapshot was chosen here: the backend's state is another one, so the app on the page must fetch again. */
  onReplace?: () => void;
}

/**
 * A panel for Storybook and for development. It shows the state and the journal of a mock backend, moves its clock, makes requests
 * fail, chooses a scenario, and restores a snapshot. It fits any width from 320 px and follows the page's colour scheme. It does
 * not throw for an action that fails, such as a scenario that cannot be set up: the panel says why. It throws a `TypeError` where
 * it was given no backend.
 *
 * @example
 * <MockInspector backend={backend} onReplace={() => void queryClient.resetQueries()} />
 */
export function MockInspector({ backend, tenant, onReplace }: MockInspectorProps) {
  checkBackend("MockInspector", backend);
  const views = useMemo(() => createBackendViews(backend), [backend]);
  // A server renders nothing: its times would differ from those of the page when React hydrates.
  const view = useSyncExternalStore(views.subscribe, views.read, readNothing);
  const [outcome, act] = useAct(views.refresh);
  if (!view) return null;

  const replace: Act = (done, action) =>
    act(done, async () => {
      // An action that fails changes nothing, and so there is nothing to fetch again.
      await action();
      onReplace?.();
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
