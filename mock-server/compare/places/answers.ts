import { guess, list, map, type Place, value, words } from "./place.js";
import { problem } from "./problem.js";
import {
  connection,
  connections,
  customAuthAnswer,
  installation,
  installations,
  integration,
  integrations,
  operation,
  operationLogs,
  operations,
  project,
  providerApps,
  revision,
  upsertedFields,
  writeAnswer,
} from "./resources.js";

/** What the answers of the contract's operations hold, where they are accepted. */
const accepted: ReadonlyMap<string, Place> = new Map([
  ["listProjects", list(project, { identity: ["name"] })],
  ["getProject", project],
  ["listIntegrations", integrations],
  ["getIntegration", integration],
  ["getHydratedRevision", revision],
  ["listInstallations", installations],
  ["listInstallationsForProject", installations],
  ["createInstallation", installation],
  ["getInstallation", installation],
  ["updateInstallation", installation],
  ["patchObjectConfigContent", installation],
  ["getObjectMetadataForInstallation", value],
  ["getObjectMetadataForConnection", value],
  ["upsertMetadataForInstallation", upsertedFields],
  ["upsertMetadataForConnection", upsertedFields],
  ["listOperations", operations],
  ["getOperation", operation],
  ["listOperationLogs", operationLogs],
  ["listProviders", map(value)],
  ["getProvider", value],
  ["listConnections", connections],
  ["generateConnection", connection],
  ["getConnection", connection],
  ["updateConnection", connection],
  // A link to the page of the login, which is the provider's or the mock's own.
  ["oauthConnect", words],
  ["oauthUpdate", words],
  ["customAuthConnect", customAuthAnswer],
  ["listProviderApps", providerApps],
  ["writeRecords", writeAnswer],
  ["writeToEndpoint", writeAnswer],
]);

/** Tells what the body of an answer holds. */
export function placeOfAnswer(operation: string | undefined, status: number): Place {
  const place = operation === undefined ? undefined : accepted.get(operation);
  if (status < 400) return place ?? guess;
  // A write that the provider refuses is answered as a result, everything else as a problem.
  return status === 422 && place === writeAnswer ? writeAnswer : problem;
}
