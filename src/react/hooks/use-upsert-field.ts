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

/**
 * A custom field to create or change (contract: FieldDefinition).
 *
 * @example
 * const stage: FieldDefinition = { fieldName: "stage__c", displayName: "Stage", valueType: "string" };
 */
export type FieldDefinition = UpsertMetadataRequest["fields"][string][number];

/** What became of a field, as the service tells it. */
export type UpsertedField = UpsertMetadataResponse["fields"][string][string];

/** What `upsertField` takes. */
export interface UpsertFieldParams extends MutationCallbacks<UpsertedField | undefined> {
  objectName: string;
  field: FieldDefinition;
}

/**
 * Creates a custom field in the customer's CRM, or changes it, such as while mapping: then it is among the customer's fields.
 * Resolves to what became of it; rejects, and `error` shows, where the provider refuses.
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
  const { provider } = await ampersand.queryClient.ensureQueryData(queries.integration);
  const answer = await client.upsertMetadata(provider, {
    groupRef,
    fields: Object.fromEntries([[objectName, [field]]]),
  });
  await queries.refetch(["hydrated-revision", "object-metadata"]);
  const fields = own(answer.fields, objectName);
  return fields && (own(fields, field.fieldName) ?? Object.values(fields)[0]);
}
