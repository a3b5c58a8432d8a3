"use client";

import { useCallback } from "react";
import type { UpsertMetadataRequest, UpsertMetadataResponse } from "../../contract/index.js";
import { own } from "../../json/object.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";
import type { InstallationScope } from "../providers/installation-context.js";
import { loadData } from "../internal/loading/load-data.js";

/**
 * A custom field to create or change (contract: FieldDefinition).
 *
 * @example
 * const stage: FieldDefinition = { fieldName: "stage__c", displayName: "Stage", valueType: "string" };
 */
export type FieldDefinition = UpsertMetadataRequest["fields"][string][number];

/** The outcome for a field, as the service reports it. */
export type UpsertedField = UpsertMetadataResponse["fields"][string][string];

/** What `upsertField` takes. */
export interface UpsertFieldParams extends MutationCallbacks<UpsertedField | undefined> {
  objectName: string;
  field: FieldDefinition;
}

/**
 * Creates or changes a custom field in the customer's CRM, for instance while the user maps fields, and loads the customer's
 * fields again. Resolves to the field's outcome; rejects, and `error` shows why, where the provider refuses.
 *
 * @example
 * function CreateField() {
 *   const { upsertField, isPending } = useUpsertField();
 *   const { setFieldMapping } = useLocalConfig().readObject("contact");
 *   const create = async () => {
 *     await upsertField({
 *       objectName: "contact",
 *       field: { fieldName: "stage__c", displayName: "Stage", valueType: "string" },
 *     });
 *     setFieldMapping({ fieldName: "stage__c", mapToName: "stage" });
 *   };
 *   return <button disabled={isPending} onClick={() => void create()}>Create the field “Stage”</button>;
 * }
 */
export function useUpsertField() {
  const { run, state, reset } = useInstallationMutation(upsert);
  const upsertField = useCallback(
    ({ objectName, field, ...callbacks }: UpsertFieldParams) => run({ objectName, field }, callbacks),
    [run],
  );
  return { upsertField, ...useActionState(state), reset };
}

async function upsert(
  { ampersand, queries, client, groupRef }: InstallationScope,
  { objectName, field }: { objectName: string; field: FieldDefinition },
): Promise<UpsertedField | undefined> {
  const { provider } = await loadData(ampersand.queryClient, queries.integration);
  const answer = await client.upsertMetadata(provider, {
    groupRef,
    fields: Object.fromEntries([[objectName, [field]]]),
  });
  await queries.refetch(["hydrated-revision", "object-metadata"]);
  const fields = own(answer.fields, objectName);
  return fields && (own(fields, field.fieldName) ?? Object.values(fields)[0]);
}
