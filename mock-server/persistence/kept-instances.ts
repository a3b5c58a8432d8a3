import type { KeptTable } from "../domain/changes.js";
import type { SavedInstance } from "../providers/customer-instance.js";
import { keyed, put } from "./keyed.js";
import type { SavedState } from "./saved-state.js";

type Entries = Map<string, unknown>;

/** A saved instance with maps, so that its entries can be found by their keys. */
export interface KeptInstance {
  provider: string;
  groupRef: string;
  objects: Map<string, Entries>;
  written: Entries;
  faults: SavedInstance["faults"];
}

/** Saved instances by their owners. */
export type KeptInstances = Map<string, KeptInstance>;

/** Converts the instances of a state to maps. */
export function readInstances(instances: SavedState["instances"]): KeptInstances {
  return new Map(instances.map((each) => [keyOf(each), readInstance(each)]));
}

/** Finds an instance; adds an empty one where there is none. */
export function findInstance(
  instances: KeptInstances,
  owner: { provider: string; groupRef: string },
): KeptInstance {
  const found = instances.get(keyOf(owner)) ?? {
    ...owner,
    objects: new Map(),
    written: new Map(),
    faults: [],
  };
  instances.set(keyOf(owner), found);
  return found;
}

/** Converts instances back to the form of a state: sorted by their owners, without empty ones. */
export function showInstances(instances: KeptInstances): SavedState["instances"] {
  return [...instances]
    .filter(([, { objects, written, faults }]) => objects.size + written.size + faults.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => showInstance(each));
}

/** Sets or removes an entry of an instance. */
export function applyToInstance(
  instance: KeptInstance,
  table: KeptTable,
  [first = "", second = ""]: readonly string[],
  value: unknown,
): void {
  if (table === "faults") instance.faults = value as SavedInstance["faults"];
  else if (table === "written") put(instance.written, first, value);
  else {
    const records = instance.objects.get(first) ?? new Map<string, unknown>();
    instance.objects.set(first, records);
    put(records, second, value);
  }
}

function keyOf({ provider, groupRef }: { provider: string; groupRef: string }): string {
  return JSON.stringify([provider, groupRef]);
}

function readInstance({ saved, ...owner }: SavedState["instances"][number]): KeptInstance {
  return {
    ...owner,
    objects: new Map(
      saved.objects.map(({ objectKey, records }) => [objectKey, keyed(records, ({ id }) => id)]),
    ),
    written: new Map(saved.written),
    faults: saved.faults,
  };
}

function showInstance({ objects, written, faults, ...owner }: KeptInstance): SavedState["instances"][number] {
  const shown = [...objects].map(([objectKey, records]) => ({ objectKey, records: [...records.values()] }));
  return { ...owner, saved: { objects: shown, written: [...written], faults } as SavedInstance };
}
