import type { Operation, OperationList, OperationLog } from "../../../src/contract/index.js";
import { operationPageSize } from "../../../src/facts/page-sizes.js";
import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import type { Writes } from "./writes.js";
import { urlPath } from "../url-path.js";

/** The parts of a backend that finding operations uses. */
export interface OperationNeeds {
  context: Pick<DomainContext, "project">;
  writes: Pick<Writes, "engine">;
}

const { min, max } = operationPageSize;

/** Finds an operation by its id. */
export function findOperation(needs: OperationNeeds, id: string): Outcome<Operation> {
  const operation = needs.writes.engine.operations.get(id);
  return operation ? accept(operation) : refuseUnknown(needs, id);
}

/** Lists the lines of an operation's log, oldest first. */
export function listOperationLogs(needs: OperationNeeds, id: string): Outcome<OperationLog[]> {
  const logs = needs.writes.engine.operations.logs(id);
  return logs ? accept(logs) : refuseUnknown(needs, id);
}

/**
 * Lists a page of an installation's operations, newest first. `pageSize` is the text of the query parameter;
 * without it, the page has the default size.
 */
export function listOperations(
  { writes }: OperationNeeds,
  query: { installationId: string; pageSize: string | undefined; pageToken: string | undefined },
): Outcome<OperationList> {
  const { installationId, pageSize = String(operationPageSize.default), pageToken } = query;
  const size = /^\d{1,4}$/.test(pageSize) ? Number(pageSize) : 0;
  if (size < min || size > max) {
    return refuseQuery(
      "pageSize",
      pageSize,
      `is not a whole number from ${String(min)} to ${String(max)}`,
      "correct it or leave it out",
    );
  }
  const page = writes.engine.operations.list({ installationId, pageSize: size, pageToken });
  if (page) return accept(page);
  const remedy = "give the nextPageToken of the page before, or leave it out to start with the newest";
  return refuseQuery("pageToken", pageToken ?? "", "is not one that a page gave", remedy);
}

function refuseUnknown({ context }: OperationNeeds, id: string) {
  const detail = `no operation ${quote(id)}`;
  const remedy = `use the operationId that a write answered; GET ${urlPath`/projects/${context.project.id}/integrations/{integrationId}/installations/{installationId}/operations`} lists those that are kept`;
  return refuse({
    status: 404,
    detail,
    remedy,
    where: { in: "path", name: "operationId", value: id },
  });
}

function refuseQuery(name: string, value: string, fault: string, remedy: string) {
  const detail = `the query parameter ${name}, ${quote(value)}, ${fault}`;
  return refuse({ status: 400, detail, remedy, where: { in: "query", name, value } });
}
