import type {
  IntegrationContent,
  IntegrationObject,
  IntegrationSubscribeObject,
  IntegrationWriteObject,
} from "../../contract/index.js";

/**
 * Look-ups over one integration. An object goes by its `objectName`; where no object has the name, by the `mapToName` that a
 * read object gives it. Where objects of one action share a name, the first one is found.
 */
export interface ManifestLookup {
  readObject(name: string): IntegrationObject | undefined;
  /**
   * The mapped name counts only for objects that inherit their mapping. `inherits` says which do, where an installation
   * adds to the manifest's `inheritMapping`. @default the manifest's alone
   */
  writeObject(
    name: string,
    inherits?: (object: IntegrationWriteObject) => boolean,
  ): IntegrationWriteObject | undefined;
  /** The mapped name counts only for objects with `inheritFieldsAndMapping`. */
  subscribeObject(name: string): IntegrationSubscribeObject | undefined;
  /** The read object whose mappings a write object inherits by its `inheritMapping`; `undefined` where it inherits none. */
  inheritedObject(object: IntegrationWriteObject): IntegrationObject | undefined;
}

/**
 * Creates the look-ups; a later one costs the same however many objects there are. The integration must not change after. Never
 * throws; a look-up of what is not there gives `undefined`.
 *
 * @example
 * const integration = parseManifest(ampYaml).manifest?.integrations[0];
 * const lookup = integration && createManifestLookup(integration);
 */
export function createManifestLookup({ read, write, subscribe }: IntegrationContent): ManifestLookup {
  const reads = groupBy(read?.objects ?? [], ({ objectName }) => objectName);
  const readsByMappedName = groupBy(read?.objects ?? [], ({ mapToName }) => mapToName);
  const mappedName = ({ objectName }: { objectName: string }) => reads.get(objectName)?.[0]?.mapToName;
  const writes = groupBy(write?.objects ?? [], ({ objectName }) => objectName);
  const writesByMappedName = groupBy(write?.objects ?? [], mappedName);
  const subscribes = groupBy(subscribe?.objects ?? [], ({ objectName }) => objectName);
  const subscribesByMappedName = groupBy(subscribe?.objects ?? [], mappedName);

  return {
    readObject: (name) => (reads.get(name) ?? readsByMappedName.get(name))?.[0],
    writeObject: (name, inherits = inheritsMapping) =>
      writes.get(name)?.[0] ?? writesByMappedName.get(name)?.find(inherits),
    subscribeObject: (name) =>
      subscribes.get(name)?.[0] ??
      subscribesByMappedName.get(name)?.find((object) => object.inheritFieldsAndMapping === true),
    inheritedObject: (object) => (inheritsMapping(object) ? reads.get(object.objectName)?.[0] : undefined),
  };
}

/**
 * The write object that an endpoint of the project belongs to, with its integration; `undefined` where there is none.
 *
 * @example
 * const { manifest } = parseManifest(ampYaml);
 * const found = manifest && findEndpoint(manifest.integrations, "create-contact");
 * console.log(found?.object.objectName);
 */
export function findEndpoint(
  integrations: Iterable<IntegrationContent>,
  endpoint: string,
): { integration: IntegrationContent; object: IntegrationWriteObject } | undefined {
  for (const integration of integrations) {
    const object = integration.write?.objects?.find((each) => each.endpoint === endpoint);
    if (object) return { integration, object };
  }
  return undefined;
}

function inheritsMapping({ inheritMapping }: IntegrationWriteObject): boolean {
  return inheritMapping === true;
}

function groupBy<TObject>(
  objects: readonly TObject[],
  keyOf: (object: TObject) => string | undefined,
): ReadonlyMap<string, TObject[]> {
  const groups = new Map<string, TObject[]>();
  for (const object of objects) {
    const key = keyOf(object);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(object);
    else groups.set(key, [object]);
  }
  return groups;
}
