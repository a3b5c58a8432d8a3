import type { Integration, IntegrationContent, Manifest, Project } from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import type { BackendState } from "../../backend/backend-state.js";
import type { Ids } from "../../backend/ids.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** Deploys a manifest: every integration gets an id and its first revision. */
export function createIntegrations(input: {
  manifest: Manifest;
  projectId: string;
  ids: Ids;
  createTime: string;
}): ReadonlyMap<string, Integration> {
  const { manifest, projectId, ids, createTime } = input;
  const integrations = manifest.integrations.map((content): Integration => ({
    id: ids.next("integration"),
    projectId,
    name: content.name,
    provider: content.provider,
    createTime,
    latestRevision: {
      id: ids.next("revision"),
      specVersion: manifest.specVersion,
      createTime,
      content: withSchedules(copyJson(content)),
    },
  }));
  return new Map(integrations.map((integration) => [integration.id, integration]));
}

// The contract asks every read object of an answer for a schedule; a manifest may do without (M36).
function withSchedules(content: IntegrationContent): IntegrationContent {
  if (!content.read?.objects) return content;
  const objects = content.read.objects.map((object) => ({ schedule: "", ...object }));
  return { ...content, read: { ...content.read, objects } };
}

/** Finds the project by id or name. */
export function findProject(state: BackendState, idOrName: string): Outcome<Project> {
  const { project } = state;
  if (idOrName === project.id || idOrName === project.name) return accept(project);
  const detail = `no project ${JSON.stringify(idOrName)}`;
  const remedy = `use the id ${project.id} or the name ${JSON.stringify(project.name)}`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: "path", name: "projectIdOrName", value: idOrName, detail, remedy }],
    rules: ["I4"],
  });
}

/**
 * Finds an integration by its id or its name (`leniencies.integrationByName`); `parameter` is what the path calls it in the
 * issue.
 */
export function findIntegration(
  state: BackendState,
  idOrName: string,
  parameter = "integrationId",
): Outcome<Integration> {
  const integration = state.integrations.get(idOrName) ?? findByName(state, idOrName);
  return integration ? accept(integration) : unknownIntegration(state, parameter, idOrName);
}

function findByName(state: BackendState, name: string): Integration | undefined {
  return [...state.integrations.values()].find((integration) => integration.name === name);
}

function unknownIntegration(state: BackendState, parameter: string, value: string) {
  const known = [...state.integrations.values()];
  const names = known.map((integration) => integration.name);
  const detail = `no integration ${JSON.stringify(value)} in project ${JSON.stringify(state.project.name)}${didYouMean(value, names)}`;
  const remedy = `the manifest has ${known.map(({ id, name }) => `${JSON.stringify(name)} (${id})`).join(", ")}`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: "path", name: parameter, value, detail, remedy }],
    rules: ["I4"],
  });
}
