import type { OperationList } from "../../contract/index.js";
import { operationPageSize } from "../../facts/page-sizes.js";
import { type OperationRecord, showOperation } from "./operation-record.js";

/** Which operations to list. */
export interface OperationQuery {
  readonly installationId: string;
  /** 1 to 1,000. @default 200 */
  readonly pageSize?: number | undefined;
  /** Where to continue: `nextPageToken` of the page before. Operations that started since then do not shift the pages. */
  readonly pageToken?: string | undefined;
}

/** Lists a page of operations, newest first; `records` are in the order of their start. `undefined` for a malformed token. */
export function listOperations(
  records: Iterable<OperationRecord>,
  query: OperationQuery,
): OperationList | undefined {
  const { installationId, pageSize = operationPageSize.default, pageToken } = query;
  const before = pageToken === undefined ? Infinity : readToken(pageToken);
  if (before === undefined) return undefined;
  const found = [...records]
    .reverse()
    .filter((record) => record.installationId === installationId && record.sequence < before);
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const pagination =
    last && page.length < found.length
      ? { done: false, nextPageToken: writeToken(last.sequence) }
      : { done: true };
  return { results: page.map(showOperation), pagination };
}

function writeToken(sequence: number): string {
  return `before-${String(sequence)}`;
}

function readToken(token: string): number | undefined {
  const digits = /^before-([1-9]\d{0,15})$/.exec(token)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
