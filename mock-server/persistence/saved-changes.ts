import type { OperationSnapshot, ShapeInput } from "../../src/engine/index.js";
import type { ChangedEntry, Changes, KeptTable } from "../domain/changes.js";
import type { Domains } from "../domain/domains.js";
import { type KeptGathering, dropUnusedShapes, mapShapes } from "./kept-shapes.js";
import { applyToInstance, findInstance, readInstances, showInstances } from "./kept-instances.js";
import { keyed, put } from "./keyed.js";
import type { SavedState } from "./saved-state.js";

/** The changes between two moments, as JSON. Applied to the earlier state, they give the later one. */
export interface SavedChanges {
  counts: SavedState["counts"];
  seed: number;
  entries: readonly ChangedEntry[];
  operations: readonly OperationSnapshot[];
  /** The shapes of these operations' records; a record refers to its shape by the index. */
  shapes: readonly ShapeInput[];
}

/** Returns the changes without copying them, so they must be written at once. */
export function viewChanges(domains: Domains, changes: Changes): SavedChanges {
  const { context, instances, writes } = domains;
  const shapes: ShapeInput[] = [];
  const operations = writes.engine.snapshotOperations(changes.operationIds(), shapes);
  return {
    counts: { ...context.ids.save(), records: instances.recordCount },
    seed: writes.seed,
    entries: changes.entries(),
    operations,
    shapes,
  };
}

/**
 * Applies changes to a state, oldest first. Neither the JSON that it gets nor its result is validated here.
 */
// eslint-disable-next-line max-lines-per-function -- one table beside the next, as they are kept
export function applyChanges(state: SavedState, all: readonly SavedChanges[]): SavedState {
  const { engine } = state;
  const tables = {
    groups: keyed(state.groups, ({ groupRef }) => groupRef),
    consumers: keyed(state.consumers, ({ consumerRef }) => consumerRef),
    connections: keyed(state.connections, ({ id }) => id),
    installations: keyed(state.installations, ({ id }) => id),
    notifications: keyed(state.notifications ?? [], ({ id }) => id),
  };
  const instances = readInstances(state.instances);
  let { fields, counts, seed } = state;
  const records = keyed(engine.operations.records, ({ id }) => id);
  const ended = new Set(engine.operations.ended);
  let { started } = engine.operations;
  const deliveries = keyed(engine.deliveries, ({ operationId }) => operationId);
  const gatherings = keyed(
    engine.gatherings.flatMap((each) => each.batches.map((batch) => ({ ...each, batches: [batch] }))),
    operationOf,
  );
  const shapes = [...engine.shapes];

  function applyEntry([table, key, value]: ChangedEntry): void {
    const [first = "", second = "", ...rest] = key;
    if (isPlainTable(table)) put(tables[table] as Map<string, unknown>, first, value);
    else if (table === "fields") fields = value as SavedState["fields"];
    else {
      applyToInstance(findInstance(instances, { provider: first, groupRef: second }), table, rest, value);
    }
  }

  function applyOperation({ id, record, delivery, gathering }: OperationSnapshot): void {
    const before = shapes.length;
    const behind = (shape: number) => shape + before;
    put(records, id, record);
    put(deliveries, id, delivery && mapShapes(delivery, behind));
    const batches = gathering?.batches.map((batch) => mapShapes(batch, behind));
    put(gatherings, id, gathering && batches && { ...gathering, batches });
    started = Math.max(started, record?.sequence ?? 0);
    if (record && record.status !== "in_progress") ended.add(id);
    else ended.delete(id);
  }

  for (const changes of all) {
    ({ counts, seed } = changes);
    changes.entries.forEach(applyEntry);
    changes.operations.forEach(applyOperation);
    shapes.push(...changes.shapes);
  }
  return {
    ...state,
    counts,
    seed,
    groups: [...tables.groups.values()],
    consumers: [...tables.consumers.values()],
    connections: [...tables.connections.values()],
    installations: [...tables.installations.values()],
    notifications: [...tables.notifications.values()],
    fields,
    instances: showInstances(instances),
    engine: {
      operations: {
        started,
        records: [...records.values()].sort((a, b) => a.sequence - b.sequence),
        ended: [...ended],
      },
      ...dropUnusedShapes({
        gatherings: joinBatches([...gatherings.values()]),
        deliveries: [...deliveries.values()],
        shapes,
      }),
    },
  };
}

type PlainTable = Exclude<KeptTable, "fields" | "records" | "written" | "faults">;

function isPlainTable(table: KeptTable): table is PlainTable {
  return !["fields", "records", "written", "faults"].includes(table);
}

function operationOf({ batches }: KeptGathering): string {
  return batches[0]?.operationId ?? "";
}

/** Joins batches of the same kind again. */
function joinBatches(gatherings: readonly KeptGathering[]): KeptGathering[] {
  const joined = new Map<string, KeptGathering>();
  for (const gathering of gatherings) {
    const before = joined.get(gathering.key)?.batches ?? [];
    joined.set(gathering.key, { ...gathering, batches: [...before, ...gathering.batches] });
  }
  return [...joined.values()];
}
