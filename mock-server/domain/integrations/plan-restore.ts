import type { Integration, Revision } from "../../../src/contract/index.js";
import { deepEqual } from "../../../src/json/equal.js";
import { own } from "../../../src/json/object.js";

/** What was deployed, as it is kept. */
export interface SavedIntegrations {
  readonly integrations: readonly Integration[];
  /** Revisions that are the newest of none, and that installations are on. */
  readonly older: readonly Revision[];
}

/** What planning needs of the backend that goes on. */
interface Needs {
  /** The ids that were chosen, by name: they stay. */
  readonly chosenIds: Readonly<Record<string, string>>;
  /** Gives an id that is not taken. */
  readonly nextId: (kind: "revision" | "integration", isTaken: (id: string) => boolean) => string;
  readonly now: () => string;
}

/**
 * Plans how a backend goes on with what an earlier run of it had deployed. An integration of the same name keeps the id and the
 * revisions that it had; what is deployed at present stays so, as a newer revision where it differs.
 */
export function planRestore(
  present: readonly Integration[],
  saved: SavedIntegrations,
  { chosenIds, nextId, now }: Needs,
): SavedIntegrations {
  const savedOf = ({ name, provider }: Integration) =>
    saved.integrations.find((each) => each.name === name && each.provider === provider);
  const older = [...saved.older, ...saved.integrations.map(({ latestRevision }) => latestRevision)];
  const revisionIds = new Set([...older, ...present.map((each) => each.latestRevision)].map(({ id }) => id));
  const integrationIds = new Set(present.flatMap((each) => savedOf(each)?.id ?? []));

  function planRevision({ latestRevision }: Integration, before: Integration | undefined): Revision {
    if (before && deepEqual(before.latestRevision.content, latestRevision.content)) {
      return before.latestRevision;
    }
    if (!older.some(({ id }) => id === latestRevision.id)) return latestRevision;
    const id = nextId("revision", (taken) => revisionIds.has(taken));
    return { ...latestRevision, id, createTime: now() };
  }

  function planId({ id, name }: Integration, before: Integration | undefined): string {
    const kept = own(chosenIds, name) ?? before?.id;
    if (kept !== undefined) return kept;
    return integrationIds.has(id) ? nextId("integration", (taken) => integrationIds.has(taken)) : id;
  }

  const integrations = present.map((each): Integration => {
    const before = savedOf(each);
    return {
      ...each,
      id: planId(each, before),
      createTime: (before ?? each).createTime,
      latestRevision: planRevision(each, before),
    };
  });
  return { integrations, older };
}
