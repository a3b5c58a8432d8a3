"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { listFieldOptions, type FieldOption, type FieldPurpose } from "../../config/fields/field-options.js";
import { searchFields } from "../../config/fields/search-fields.js";
import type { LocalConfig } from "../../draft/handlers/local-config.js";
import { isJsonObject, own } from "../../json/object.js";
import { getIn } from "../../json/path.js";
import type { ObjectName } from "../../manifest/registered-names.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";
import { useConfigSelector } from "./use-config-selector.js";
import { useManifest } from "./use-manifest.js";

/** The purpose of the options. */
export interface UseFieldOptionsOptions {
  for: FieldPurpose;
}

/** The fields of an object to choose from. */
export interface UseFieldOptionsResult {
  /** The options, those to be shown first at the beginning; the same list until it changes. Empty while nothing is known. */
  readonly options: readonly FieldOption[];
  /** Finds options by their label or name, however many there are; an empty text finds all. */
  readonly search: (text: string) => readonly FieldOption[];
  /** Whether the customer's fields are loading. */
  readonly isPending: boolean;
  /** Whether the fields were loaded; stays true where a later attempt fails. */
  readonly isSuccess: boolean;
  /** Whether the last attempt to load the customer's fields failed. */
  readonly isError: boolean;
  /** Why it failed. */
  readonly error: Error | null;
  /** Loads the fields again; resolves when that has ended, also where it failed. */
  readonly refetch: () => Promise<unknown>;
}

/**
 * Lists the fields of an object for a control. Each has a label that tells it apart, its kind of input (with the options of a
 * picklist), and whether it is required or read-only. Fields that the draft uses but the customer's CRM lacks are listed, too.
 * An edit of a field's setting does not render the component again.
 *
 * @example
 * function FieldPicker({ onPick }: { onPick: (fieldName: string) => void }) {
 *   const { options } = useFieldOptions("contact", { for: "mapping" });
 *   return (
 *     <select onChange={({ target }) => onPick(target.value)}>
 *       {options.map(({ name, label }) => <option key={name} value={name}>{label}</option>)}
 *     </select>
 *   );
 * }
 */
export function useFieldOptions<TName extends string>(
  objectName: ObjectName<"read" | "write", TName>,
  { for: purpose }: UseFieldOptionsOptions,
): UseFieldOptionsResult {
  const store = useDraftStore();
  const manifest = useManifest();
  const { object } = manifest.getReadObject(objectName as never);
  const { allFields, error: fieldsError } = manifest.getCustomerFieldsForObject(objectName);
  // The fields of an object that is only written are fetched when they are first read.
  const isAsked = manifest.isPending || manifest.getWriteObject(objectName as never).object !== null;

  const usedNames = useConfigSelector(
    useCallback(
      (config: LocalConfig) => namesIn(purpose, objectName, config, allFields),
      [purpose, objectName, allFields],
    ),
    isSameList,
  );
  const place = useMemo(() => ["write", "objects", objectName, "selectedFieldSettings"], [objectName]);
  const savedSettings = useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeSaved(place, listener), [store, place]),
    useCallback(() => getIn(store.getSaved(), place), [store, place]),
    useCallback(() => getIn(store.getStart(), place), [store, place]),
  );
  const savedNames = useMemo(
    () => (purpose === "settings" && isJsonObject(savedSettings) ? Object.keys(savedSettings) : none),
    [purpose, savedSettings],
  );

  const options = useMemo(
    () => listFieldOptions({ for: purpose, fields: allFields, object, usedNames, savedNames }),
    [purpose, allFields, object, usedNames, savedNames],
  );
  const search = useCallback((text: string) => searchFields(options, text), [options]);
  const error = fieldsError ?? (allFields === null ? manifest.error : null);
  const { refetch } = manifest;
  return useMemo(() => {
    const isError = error !== null;
    const isPending = allFields === null && !isError && isAsked;
    const isSuccess = allFields !== null || !(isError || isPending);
    return { options, search, isPending, isSuccess, isError, error, refetch };
  }, [options, search, allFields, isAsked, error, refetch]);
}

const none: readonly string[] = [];

/** Returns the names of the fields that the draft uses for a purpose. */
function namesIn(
  purpose: FieldPurpose,
  objectName: string,
  config: LocalConfig,
  allFields: object | null,
): readonly string[] {
  const keys = (value: object | undefined) => Object.keys(value ?? {});
  if (purpose === "settings") {
    return keys(config.writeObject(objectName).object?.selectedFieldSettings);
  }
  const read = config.readObject(objectName).object;
  const isAll = read?.selectedFieldsAuto === "all";
  const marked = keys(read?.selectedFields).filter((name) => own(read?.selectedFields, name) === true);
  const selected = isAll ? [...keys(allFields ?? {}), ...marked] : marked;
  if (purpose === "mapping") return Object.values(read?.selectedFieldMappings ?? {});
  if (purpose === "read") return selected;
  const watched = config.subscribeObject(objectName).getWatchFields();
  const mapped = keys(read?.selectedFieldMappings);
  return [...selected, ...mapped, ...(watched === undefined || watched === "all" ? [] : watched)];
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
