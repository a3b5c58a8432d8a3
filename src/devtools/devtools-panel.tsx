"use client";

import { useSyncExternalStore } from "react";
import type { InstallationScope } from "../react/providers/installation-context.js";
import { ChangesView } from "./changes-view.js";
import { ConflictsView } from "./conflicts-view.js";
import { DraftView } from "./draft-view.js";
import { HistoryView } from "./history-view.js";
import { PlanView } from "./plan-view.js";
import type { RequestLog } from "./request-log.js";
import { RequestsView } from "./requests-view.js";
import { styles } from "./styles.js";
import { Tabs } from "./tabs.js";

/** Props of `DevtoolsPanel`. */
export interface PanelProps {
  id: string;
  /** Handed down: to import it here, apps would load the hooks in smaller, and so more, pieces. */
  scope: InstallationScope;
  log: RequestLog;
}

/** What `ConfigDevtools` shows when it is open. */
export function DevtoolsPanel({ id, scope, log }: PanelProps) {
  const { integrationNameOrId, groupRef, store } = scope;
  const changes = useSyncExternalStore(store.subscribeState, store.changes);
  const conflicts = useSyncExternalStore(store.subscribeState, store.conflicts);
  const logged = useSyncExternalStore(log.subscribe, log.get);
  // Other groups of the page are other customers.
  const requests = logged.filter(({ identity }) => identity?.groupRef === groupRef);
  return (
    <div className="hwk-devtools" id={id}>
      <style>{styles}</style>
      <header>
        <b>{integrationNameOrId}</b>
        <span>{groupRef}</span>
      </header>
      <Tabs
        label="Config devtools"
        tabs={[
          { name: "Draft", content: <DraftView store={store} /> },
          { name: "Changes", count: changes.length, content: <ChangesView changes={changes} /> },
          { name: "Plan", content: <PlanView scope={scope} /> },
          {
            name: "Conflicts",
            count: conflicts.length,
            content: <ConflictsView conflicts={conflicts} resolve={store.resolve} />,
          },
          { name: "History", content: <HistoryView store={store} /> },
          {
            name: "Requests",
            count: requests.length,
            content: <RequestsView requests={requests} onClear={log.clear} />,
          },
        ]}
      />
    </div>
  );
}
