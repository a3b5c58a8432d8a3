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

/** The content of the successful answers, by operation. */
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
  // A link to the login page, which belongs to the provider or to the mock.
  ["oauthConnect", words],
  ["oauthUpdate", words],
  ["customAuthConnect", customAuthAnswer],
  ["listProviderApps", providerApps],
  ["writeRecords", writeAnswer],
  ["writeToEndpoint", writeAnswer],
]);

/** Returns what the body of an answer holds. */
export function placeOfAnswer(operation: string | undefined, status: number): Place {
  const place = operation === undefined ? undefined : accepted.get(operation);
  if (status < 400) return place ?? guess;
  // A write that the provider refuses is answered by a result, every other failure by a problem.
  return status === 422 && place === writeAnswer ? writeAnswer : problem;
}
