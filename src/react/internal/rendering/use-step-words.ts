"use client";

import type { QueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { fieldLabel } from "../../../config/fields/field-label.js";
import type { Messages, StepData } from "../../../words/messages.js";
import { sayStep } from "../../../words/translate.js";
import { useInstallationScope } from "../../providers/installation-context.js";
import { readServerState } from "../loading/customer-fields.js";
import { createManifestLookups } from "../loading/manifest-lookups.js";
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
  const { getReadObject, getWriteObject, getCustomerFieldsForObject } = createManifestLookups(
    readServerState(queryClient, queries).hydrated,
    () => ({
      fields: queryClient.getQueryData(queries.objectMetadata(object).queryKey)?.fields,
      error: null,
    }),
    undefined,
  );
  const { object: readObject, getRequiredFields, getOptionalFields } = getReadObject(object);
  const { getField } = getCustomerFieldsForObject(object);
  const labelOf = (fieldName: string) =>
    fieldLabel({
      ...getField(fieldName),
      ...[...(getRequiredFields() ?? []), ...(getOptionalFields() ?? [])].find(
        (each) => ("fieldName" in each ? each.fieldName : each.mapToName) === fieldName,
      ),
      fieldName,
    });
  const { displayName } = readObject ?? getWriteObject(object).object ?? {};
  const params = {
    ...step.params,
    object: fieldLabel({ displayName, fieldName: object }),
    ...(field !== undefined && { field: labelOf(field) }),
    ...(name !== undefined && { name: labelOf(name) }),
  };
  return { ...step, params } as StepData;
}
