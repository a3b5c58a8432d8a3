"use client";

import { useCallback } from "react";
import type { WriteAnswer } from "../../client/index.js";
import type { WriteRequest } from "../../contract/index.js";
import type { WritableName } from "../../manifest/registered-names.js";
import type { InstallationScope } from "../providers/installation-context.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";
import { loadData } from "../internal/loading/load-data.js";

/** A write to the customer's SaaS instance; the group is the scope's. */
type WriteRecordsInput = Omit<WriteRequest, "groupRef"> & { objectName: string };

/** What `writeRecords` takes: a write request without its `groupRef`, and the object to write to. */
export type WriteRecordsParams<TName extends string = string> = WriteRecordsInput & {
  objectName: WritableName<TName>;
} & MutationCallbacks<WriteAnswer>;

/**
 * Creates, updates or deletes records in the customer's SaaS instance. A write that the provider refused is a success, whose
 * answer has `errors`. `writeRecords` rejects, and `error` shows, only where the service gave no such answer: an `ApiError` for
 * a request that breaks the rules, a `NetworkError`, a `TimeoutError`.
 *
 * @example
 * function CreateContact() {
 *   const { writeRecords, isPending } = useWriteRecords();
 *   const create = () => writeRecords({ objectName: "contact", type: "create", record: { firstname: "Harry" } });
 *   return <button disabled={isPending} onClick={create}>Create</button>;
 * }
 */
export function useWriteRecords() {
  const { run, state, reset } = useInstallationMutation(write);
  const writeRecords = useCallback(
    <TName extends string>({ onSuccess, onError, onSettled, ...request }: WriteRecordsParams<TName>) =>
      run(request, { onSuccess, onError, onSettled }),
    [run],
  );
  return { writeRecords, answer: state.data, ...useActionState(state), reset };
}

async function write(
  { client, queries, ampersand, groupRef }: InstallationScope,
  { objectName, ...request }: WriteRecordsInput,
) {
  const { id } = await loadData(ampersand.queryClient, queries.integration);
  return client.writeRecords(id, objectName, { groupRef, ...request });
}
