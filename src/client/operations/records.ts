import type { Operation, OperationList, OperationLog, WriteRequest } from "../../contract/index.js";
import type { CallOptions } from "../client-options.js";
import { path } from "../requests/path.js";
import {
  readListOf,
  readOperation,
  readOperationList,
  readOperationLog,
  readWriteAnswer,
  type WriteAnswer,
} from "../requests/read-answer.js";
import { requireNames } from "../requests/required.js";
import { get, type Api } from "./api.js";
import { integrationPath } from "./integrations.js";

/** Writes of records, and their operations. */
export interface RecordCalls {
  /** Writes records. A write that the provider refuses resolves to its answer; one that breaks the contract rejects with an `ApiError`. */
  writeRecords(
    integrationId: string,
    objectName: string,
    body: WriteRequest,
    options?: CallOptions,
  ): Promise<WriteAnswer>;
  /** Lists an installation's operations, the newest first, one page at a time; `pageToken` comes from the page before. */
  listOperations(
    of: { integrationId: string; installationId: string; pageSize?: number; pageToken?: string },
    options?: CallOptions,
  ): Promise<OperationList>;
  getOperation(operationId: string, options?: CallOptions): Promise<Operation>;
  listOperationLogs(operationId: string, options?: CallOptions): Promise<OperationLog[]>;
}

/** Makes the calls. */
export function createRecordCalls(api: Api): RecordCalls {
  const { root, send } = api;
  const operation = (id: string) => root + path`/operations/${id}`;
  return {
    writeRecords: async (integrationId, objectName, body, options) => {
      requireNames("writeRecords", { groupRef: body.groupRef });
      const object = integrationPath(api, integrationId) + path`/objects/${objectName}`;
      return send(
        { method: "POST", path: object, body, host: "write", alsoAnswers: 422 },
        { ...options, read: readWriteAnswer },
      );
    },
    listOperations: async ({ integrationId, installationId, pageSize, pageToken }, options) => {
      const installation = integrationPath(api, integrationId) + path`/installations/${installationId}`;
      const query = { pageSize: pageSize === undefined ? undefined : String(pageSize), pageToken };
      return get(api, `${installation}/operations`, readOperationList, options, query);
    },
    getOperation: async (id, options) => get(api, operation(id), readOperation, options),
    listOperationLogs: async (id, options) =>
      get(api, `${operation(id)}/logs`, readListOf(readOperationLog), options),
  };
}
