"use client";

import type { ReactNode } from "react";
import type { BackendView } from "./backend-views.js";
import { Fold } from "./fold.js";
import { JsonCode } from "./json-code.js";

/** Props of `StateLists`. */
export interface StateListsProps {
  view: BackendView;
}

const MOST = 50;

/** Lists the backend's connections, installations with their configs, records and operations. */
export function StateLists({ view }: StateListsProps) {
  const { connections, installations, integrations, records, operations } = view.snapshot;
  const nameOf = (id: string) => integrations.find((integration) => integration.id === id)?.name ?? id;
  return (
    <>
      <List title="Connections" items={connections}>
        {(connection) => (
          <Fold
            key={connection.id}
            title={`${connection.group.groupRef} to ${connection.provider}, ${connection.status}`}
          >
            <JsonCode title="Connection" value={connection} />
          </Fold>
        )}
      </List>
      <List title="Installations" items={installations}>
        {({ id, group, integrationId, config }) => (
          <Fold key={id} title={`${group?.groupRef ?? id}: ${nameOf(integrationId)}`}>
            <JsonCode title="Config" value={config.content} />
          </Fold>
        )}
      </List>
      <List title="Records" items={records}>
        {({ provider, groupRef, objectName, records: held }) => (
          <Fold
            key={JSON.stringify([provider, groupRef, objectName])}
            title={`${groupRef}: ${objectName} (${String(held.length)})`}
          >
            <JsonCode title={`Newest first${more(held)}`} value={newest(held)} />
          </Fold>
        )}
      </List>
      <List title="Operations" items={operations}>
        {(operation) => (
          <Fold key={operation.id} title={`${operation.status}: ${operation.result ?? operation.actionType}`}>
            <JsonCode title="Operation" value={operation} />
          </Fold>
        )}
      </List>
    </>
  );
}

function List<TItem>(props: {
  title: string;
  items: readonly TItem[];
  children: (item: TItem) => ReactNode;
}) {
  const { title, items, children } = props;
  return (
    <div role="group" aria-label={title}>
      <p>{`${title} (${String(items.length)})`}</p>
      {items.slice(0, MOST).map(children)}
      {items.length > MOST && <p>{`The first ${String(MOST)} are shown.`}</p>}
    </div>
  );
}

/** Returns the newest items, newest first, of a list that has the oldest first. */
function newest<TItem>(items: readonly TItem[]): TItem[] {
  return items.slice(-MOST).toReversed();
}

function more(items: readonly unknown[]): string {
  return items.length > MOST ? `, ${String(MOST)} of ${String(items.length)}` : "";
}
