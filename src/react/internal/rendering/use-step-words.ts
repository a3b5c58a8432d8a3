"use client";

import type { QueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { fieldLabel } from "../../../config/fields/field-label.js";
import { own } from "../../../json/object.js";
import type { Messages, StepData } from "../../../words/messages.js";
import { sayStep } from "../../../words/translate.js";
import { useInstallationScope } from "../../providers/installation-context.js";
import { readServerState } from "../loading/customer-fields.js";
import type { TenantQueries } from "../loading/queries.js";
import { useDictionary } from "./use-dictionary.js";

/** Where the names of objects and fields are found. */
interface LoadedNames {
  readonly queryClient: QueryClient;
  readonly queries: TenantQueries;
}

/**
 * Says what a step did, in the provider's language and with the names that people know; renders again when a name is loaded.
 * It loads nothing itself.
 */
export function useStepWords(step: StepData | undefined): string | undefined {
  const { ampersand, queries } = useInstallationScope();
  const { queryClient } = ampersand;
  const messages = useDictionary();
  const subscribe = useCallback(
    (listener: () => void) => queryClient.getQueryCache().subscribe(listener),
    [queryClient],
  );
  const get = () => step && sayNamedStep(step, messages, { queryClient, queries });
  return useSyncExternalStore(subscribe, get, get);
}

/** Says what a step did; objects and fields have the names that people know, as far as they are loaded. */
export function sayNamedStep(step: StepData, messages: Messages | undefined, loaded: LoadedNames): string {
  return sayStep(nameStep(step, loaded), messages);
}

function nameStep(step: StepData, { queryClient, queries }: LoadedNames): StepData {
  const { object, field, name } = step.params as Partial<Record<"object" | "field" | "name", string>>;
  if (object === undefined) return step;
  const { hydrated, manifest } = readServerState(queryClient, queries);
  const { read, write } = hydrated?.content ?? {};
  const readObject = find(read?.objects, object);
  const written = find((write ?? manifest?.write)?.objects, object);
  const fields =
    readObject?.allFieldsMetadata ??
    queryClient.getQueryData(queries.objectMetadata(object).queryKey)?.fields;
  const { requiredFields, optionalFields } = readObject ?? find(manifest?.read?.objects, object) ?? {};
  const declared = [...(requiredFields ?? []), ...(optionalFields ?? [])];
  const labelOf = (fieldName: string) =>
    fieldLabel({
      ...own(fields, fieldName),
      ...declared.find((each) => ("fieldName" in each ? each.fieldName : each.mapToName) === fieldName),
      fieldName,
    });
  const params = {
    ...step.params,
    object: fieldLabel({ displayName: readObject?.displayName ?? written?.displayName, fieldName: object }),
    ...(field !== undefined && { field: labelOf(field) }),
    ...(name !== undefined && { name: labelOf(name) }),
  };
  return { ...step, params } as StepData;
}

function find<TObject extends { readonly objectName: string }>(
  objects: readonly TObject[] | null | undefined,
  name: string,
): TObject | undefined {
  return objects?.find(({ objectName }) => objectName === name);
}
