import type { Integration, Revision } from "../../../src/contract/index.js";
import { deepEqual } from "../../../src/json/equal.js";
import { own } from "../../../src/json/object.js";
import { quote } from "../../../src/json/quote.js";

/** The saved state of the integrations. */
export interface SavedIntegrations {
  readonly integrations: readonly Integration[];
  /** Revisions that are not the newest of an integration, but that installations are on. */
  readonly older: readonly Revision[];
}

/** The parts of the continuing backend that planning uses. */
interface Needs {
  /** The ids that were chosen, by name; they do not change. */
  readonly chosenIds: Readonly<Record<string, string>>;
  /** Returns an id that is not taken. */
  readonly nextId: (kind: "revision" | "integration", isTaken: (id: string) => boolean) => string;
  readonly now: () => string;
}

/**
 * Computes the integrations with which a backend continues after an earlier run, as a deployment of what is
 * deployed now would leave them. An integration of the same name keeps its saved id and revisions. The content
 * that is deployed now stays deployed; where it differs, it becomes a newer revision. An integration that is
 * not deployed now stays. Throws a `TypeError` where an integration would change its provider.
 */
export function planRestore(
  present: readonly Integration[],
  saved: SavedIntegrations,
  { chosenIds, nextId, now }: Needs,
): SavedIntegrations {
  checkProviders(saved.integrations, present);
  const savedOf = ({ name }: Integration) => saved.integrations.find((each) => each.name === name);
  const older = [...saved.older, ...saved.integrations.map(({ latestRevision }) => latestRevision)];
  const revisionIds = new Set([...older, ...present.map((each) => each.latestRevision)].map(({ id }) => id));
  const integrationIds = new Set(saved.integrations.map(({ id }) => id));
  const names = new Set(present.map(({ name }) => name));

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
  const undeployed = saved.integrations.filter(({ name }) => !names.has(name));
  return { integrations: [...integrations, ...undeployed], older };
}

/** Throws a `TypeError` where a known integration is declared for another provider. */
export function checkProviders(
  known: readonly Integration[],
  declared: readonly { readonly name: string; readonly provider: string }[],
): void {
  for (const { name, provider } of declared) {
    const before = known.find((each) => each.name === name);
    if (!before || before.provider === provider) continue;
    throw new TypeError(
      `integration ${quote(name)} is for ${before.provider} and cannot become one for ${provider}; give it another name`,
    );
  }
}
