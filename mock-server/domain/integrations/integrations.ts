import type {
  Integration,
  IntegrationContent,
  IntegrationWriteObject,
  Manifest,
} from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { deepEqual } from "../../../src/json/equal.js";
import { own } from "../../../src/json/object.js";
import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { type Object2023, readObjects2023 } from "./form-2023.js";
import { checkProviders, planRestore, type SavedIntegrations } from "./plan-restore.js";

/** The integrations that are deployed. */
export interface Integrations {
  /** Lists the integrations in the order of their first deployment; a new array after each `deploy`. */
  list(): readonly Integration[];
  /**
   * Finds an integration by its id, or by its name (`leniencies.integrationByName`). `parameter` is the name
   * of the path parameter in an issue.
   */
  find(idOrName: string, parameter?: string): Outcome<Integration>;
  /** Lists the contents of the provider's integrations. */
  contentsFor(provider: string): readonly IntegrationContent[];
  /**
   * Returns a write object of the 2023 form in the provider's terms; `undefined` for one of form 1.0.0, which
   * has the provider's names already.
   */
  object2023(object: IntegrationWriteObject): Object2023 | undefined;
  /** Finds a revision of an integration, the newest or an older one; `undefined` for an unknown id. */
  revision(integration: Integration, revisionId: string): Revision | undefined;
  /**
   * Deploys a manifest. A changed integration gets a new revision, a new one is added, and one that the
   * manifest does not name stays. Throws a `TypeError`, and changes nothing, where an integration changes its
   * provider.
   */
  deploy(manifest: Manifest): void;
  /** Returns the integrations, and the older revisions for which `isUsed` is true. It is not a copy. */
  save(isUsed: (revisionId: string) => boolean): SavedIntegrations;
  /**
   * Computes the integrations to continue with after an earlier run of the backend; `replace` applies them.
   * Throws a `TypeError` where an integration would change its provider.
   */
  planRestore(saved: SavedIntegrations): SavedIntegrations;
  /** Replaces all integrations. */
  replace(saved: SavedIntegrations): void;
}

/** A revision of an integration. */
export type Revision = Integration["latestRevision"];

/**
 * Creates the integrations of a manifest; `chosenIds` gives ids by name. Throws a `TypeError` for ids of
 * unknown integrations and for an id that is used twice.
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one table
export function createIntegrations(
  context: DomainContext,
  manifest: Manifest,
  chosenIds: Readonly<Record<string, string>>,
): Integrations {
  let integrations: readonly Integration[] = [];
  let contents: readonly IntegrationContent[] = [];
  const revisions = new Map<string, Revision>();
  // Read once, so that the engine gets the same content each time and can memoise its plan for an object.
  const objects2023 = new Map<IntegrationWriteObject, Object2023>();

  function createRevision(specVersion: string, content: IntegrationContent, createTime: string): Revision {
    const id = nextId("revision", (taken) => revisions.has(taken));
    return remember({ id, specVersion, createTime, content: withSchedules(copyJson(content)) });
  }

  /** Makes an id that is not used: an earlier run may have used the next ones. */
  function nextId(kind: "revision" | "integration", isTaken: (id: string) => boolean): string {
    for (;;) {
      const id = context.ids.next(kind);
      if (!isTaken(id)) return id;
    }
  }

  /**
   * Returns the known revision with the same id and content, or stores this one. The known one is preferred
   * because others use its parts as keys.
   */
  function remember(revision: Revision): Revision {
    const known = revisions.get(revision.id);
    if (known && deepEqual(known.content, revision.content)) return known;
    revisions.set(revision.id, revision);
    for (const [object, named] of readObjects2023(revision.content)) objects2023.set(object, named);
    return revision;
  }

  function create(specVersion: string, content: IntegrationContent, createTime: string): Integration {
    const { name, provider } = content;
    const isTaken = (given: string) => integrations.some((each) => each.id === given);
    const id = own(chosenIds, name) ?? nextId("integration", isTaken);
    const latestRevision = createRevision(specVersion, content, createTime);
    return { id, projectId: context.project.id, name, provider, createTime, latestRevision };
  }

  function deploy({ specVersion, integrations: declared }: Manifest, createTime: string): void {
    checkProviders(integrations, declared);
    const changed = new Map(
      declared.map((content) => {
        const known = integrations.find(({ name }) => name === content.name);
        if (!known) return [content.name, create(specVersion, content, createTime)];
        if (deepEqual(known.latestRevision.content, withSchedules(content))) return [content.name, known];
        return [content.name, { ...known, latestRevision: createRevision(specVersion, content, createTime) }];
      }),
    );
    const kept = integrations.map((each) => changed.get(each.name) ?? each);
    const names = new Set(kept.map(({ name }) => name));
    set([...kept, ...[...changed.values()].filter(({ name }) => !names.has(name))]);
  }

  function set(given: readonly Integration[]): void {
    integrations = given;
    contents = integrations.map(({ latestRevision }) => latestRevision.content);
  }

  deploy(manifest, context.project.createTime);
  checkIds(chosenIds, integrations);
  return {
    list: () => integrations,
    find(idOrName, parameter = "integrationId") {
      const byId = integrations.find(({ id }) => id === idOrName);
      const found = byId ?? integrations.find(({ name }) => name === idOrName);
      // For other parameters the contract allows a name, so that no leniency is needed.
      if (found && !byId && parameter === "integrationId") context.leniencies.note("integrationByName");
      return found
        ? accept(found)
        : refuseUnknown(context, integrations, { name: parameter, value: idOrName });
    },
    contentsFor: (provider) => contents.filter((content) => content.provider === provider),
    object2023: (object) => objects2023.get(object),
    revision: ({ latestRevision }, id) => (latestRevision.id === id ? latestRevision : revisions.get(id)),
    deploy: (given) => {
      deploy(given, context.now());
      context.changes?.noteAll();
    },
    save(isUsed) {
      const newest = new Set(integrations.map(({ latestRevision }) => latestRevision.id));
      const older = [...revisions.values()].filter(({ id }) => !newest.has(id) && isUsed(id));
      return { integrations, older };
    },
    planRestore: (saved) => planRestore(integrations, saved, { chosenIds, nextId, now: context.now }),
    replace(saved) {
      saved.older.forEach(remember);
      set(saved.integrations.map((each) => ({ ...each, latestRevision: remember(each.latestRevision) })));
    },
  };
}

/** Throws a `TypeError` where an id is chosen for an unknown integration, or the same id for two. */
function checkIds(chosenIds: Readonly<Record<string, string>>, integrations: readonly Integration[]): void {
  for (const name of Object.keys(chosenIds)) {
    if (integrations.some((each) => each.name === name)) continue;
    throw new TypeError(`integrationIds: the manifest has no integration ${quote(name)}`);
  }
  const ids = integrations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new TypeError(`integrationIds: two integrations have the id ${quote(twice)}`);
}

// The contract requires a schedule in every read object of an answer; a manifest may leave it out.
function withSchedules(content: IntegrationContent): IntegrationContent {
  if (!content.read?.objects) return content;
  const objects = content.read.objects.map((object) => ({ schedule: "", ...object }));
  return { ...content, read: { ...content.read, objects } };
}

function refuseUnknown(
  { project }: DomainContext,
  known: readonly Integration[],
  parameter: { name: string; value: string },
) {
  const names = known.map(({ name }) => name);
  const hint = didYouMean(parameter.value, names);
  return refuse({
    status: 404,
    detail: `no integration ${quote(parameter.value)} in project ${quote(project.name)}${hint}`,
    remedy: `the manifest has ${known.map(({ id, name }) => `${quote(name)} (${id})`).join(", ")}`,
    where: { in: "path", ...parameter },
    rules: ["I4"],
  });
}
