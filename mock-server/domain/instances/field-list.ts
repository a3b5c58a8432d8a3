import { findProvider } from "../../providers/find-provider.js";
import type { Changes } from "../changes.js";
import type { KeptPart } from "../kept-part.js";
import type { KnownFields } from "./known-fields.js";

/** The fields of the instances beyond the provider's standard fields; later entries win. */
export interface FieldList extends KeptPart<readonly KnownFields[]> {
  /** A new array after each change. */
  readonly entries: readonly KnownFields[];
  /** Lists the entries of one object, for all groups. */
  of(object: { provider: string; objectName: string }): readonly KnownFields[];
  /** Removes the entries in `replaced`, then adds new entries at the end. */
  add(added: readonly KnownFields[], replaced?: Iterable<KnownFields>): void;
}

/** Creates an empty list. */
export function createFieldList(changes: Changes | undefined): FieldList {
  let entries: readonly KnownFields[] = [];
  /**
   * Groups the entries by object, so that a look-up does not read those of all objects; built on first use.
   */
  let byObject: ReadonlyMap<string, readonly KnownFields[]> | undefined;

  function replaceAll(next: readonly KnownFields[]): void {
    entries = next;
    changes?.note("fields", [], () => entries);
    byObject = undefined;
  }

  return {
    get entries() {
      return entries;
    },
    of(object) {
      byObject ??= groupByObject(entries);
      return byObject.get(keyOf(object)) ?? [];
    },
    add(added, replaced = []) {
      const gone = new Set(replaced);
      replaceAll([...entries.filter((entry) => !gone.has(entry)), ...added]);
    },
    save: () => entries,
    restore: replaceAll,
    clear: () => {
      replaceAll([]);
    },
  };
}

function groupByObject(entries: readonly KnownFields[]): Map<string, KnownFields[]> {
  const groups = new Map<string, KnownFields[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return groups;
}

function keyOf({ provider, objectName }: { provider: string; objectName: string }): string {
  return JSON.stringify([provider, findProvider(provider).objectKey(objectName)]);
}
