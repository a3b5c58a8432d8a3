import {
  type ConnectionMask,
  type ConnectionRequest,
  connectionRequestSchema,
  type UpdateConnectionRequest,
} from "../../../src/contract/index.js";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { copyJson } from "../../../src/json/copy.js";
import { authSchemes, withoutSecrets } from "./connection-request.js";
import type { Connections, StoredConnection } from "./connections.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { schemaIssues } from "../schema-issues.js";

/**
 * Updates the parts of a connection that a mask names (contract: updateConnection). New credentials must be
 * of the connection's auth scheme, and are not stored.
 */
export function updateConnection(
  connections: Connections,
  id: string,
  request: UpdateConnectionRequest,
): Outcome<StoredConnection> {
  const found = connections.find(id);
  if (!found.ok) return found;
  const masked = readMasked(request);
  if (!masked.ok) return masked;
  const { updateMask } = request;
  const old = found.value;
  const foreign = updateMask.filter((name) => isCredential(name) && authSchemes[name] !== old.authScheme);
  if (foreign.length > 0) {
    const detail = `the connection's auth scheme is ${old.authScheme}`;
    return refuse({
      status: 400,
      detail: `${foreign.join(", ")} cannot be updated: ${detail}`,
      remedy: "send credentials of that scheme, or delete the connection and connect again",
      issues: foreign.map((name) => ({ in: "body", name: `connection.${name}`, detail })),
    });
  }
  const { providerWorkspaceRef, providerMetadata } = masked.value;
  const next = connections.update(old, {
    ...(providerWorkspaceRef !== undefined && { providerWorkspaceRef }),
    ...(providerMetadata && { providerMetadata: copyJson(providerMetadata) }),
    ...(updateMask.some(isCredential) && { status: "created" as const }),
  });
  return accept(next);
}

function isCredential(name: ConnectionMask): name is Exclude<ConnectionMask, `provider${string}`> {
  return Object.hasOwn(authSchemes, name);
}

/** Checks the values that the mask names; all others are ignored. */
function readMasked({
  updateMask,
  connection,
}: UpdateConnectionRequest): Outcome<Pick<ConnectionRequest, ConnectionMask>> {
  const names = new Set<string>(updateMask);
  const masked = Object.fromEntries(Object.entries(connection).filter(([name]) => names.has(name)));
  const malformed = withoutSecrets(schemaIssues(connectionRequestSchema, masked, formatBodyPath));
  const issues = [
    ...updateMask
      .filter((name) => !Object.hasOwn(masked, name))
      .map((name) => ({ in: "body" as const, name, detail: "the mask names it, but it is missing" })),
    ...malformed,
  ].map((issue) => ({ ...issue, name: `connection.${issue.name ?? ""}` }));
  const [first] = issues;
  if (!first) return accept(masked);
  return refuse({
    status: 400,
    detail: `the body is malformed: ${first.name}: ${first.detail ?? ""}`,
    remedy: "give every name of the mask a value in connection; nothing was changed",
    issues,
  });
}
