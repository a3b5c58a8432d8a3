import { useSyncExternalStore } from "react";
import { useInstallationScope } from "../react/installation-context.js";
import { useChanges } from "../react/use-changes.js";
import { useConflicts } from "../react/use-conflicts.js";
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
  log: RequestLog;
}

/** What `ConfigDevtools` shows when it is open. */
export function DevtoolsPanel({ id, log }: PanelProps) {
  const { integrationNameOrId, groupRef } = useInstallationScope();
  const changes = useChanges();
  const { conflicts } = useConflicts();
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
          { name: "Draft", content: <DraftView /> },
          { name: "Changes", count: changes.length, content: <ChangesView /> },
          { name: "Plan", content: <PlanView /> },
          { name: "Conflicts", count: conflicts.length, content: <ConflictsView /> },
          { name: "History", content: <HistoryView /> },
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
