import type { Integration, IntegrationWriteObject } from "../../../src/contract/index.js";
import { answerBadRequest, type WriteAnswer, type WriteSchedule } from "../../../src/engine/index.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { findEndpoint as findDeclared, nextRun } from "../../../src/manifest/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import { readEndpointRequest } from "./endpoint-request.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { writeObject } from "./write-records.js";

/** An object of the 2023 form that can be written to, by the endpoint that is its own in the project. */
export interface Endpoint {
  name: string;
  integration: Integration;
  object: IntegrationWriteObject;
}

/** Lists the names of all endpoints, in the order of the manifest. */
export function listEndpointNames(state: BackendState): string[] {
  return [...state.integrations.values()].flatMap(({ latestRevision }) =>
    (latestRevision.content.write?.objects ?? []).flatMap(({ endpoint }) => endpoint ?? []),
  );
}

/** Finds an endpoint by its name (L3). */
export function findEndpoint(state: BackendState, name: string): Outcome<Endpoint> {
  const integrations = [...state.integrations.values()];
  const contents = integrations.map(({ latestRevision }) => latestRevision.content);
  const declared = findDeclared(contents, name);
  const integration = declared && integrations[contents.indexOf(declared.integration)];
  if (integration) return accept({ name, integration, object: declared.object });
  const names = listEndpointNames(state);
  const detail = `project ${JSON.stringify(state.project.name)} has no endpoint ${JSON.stringify(name)}${didYouMean(name, names)}`;
  const shown = names.slice(0, 10).map((known) => JSON.stringify(known));
  const remedy =
    names.length > 0 ? `the manifest has ${shown.join(", ")}${names.length > 10 ? ", …" : ""}` : "";
  return refuse({
    status: 404,
    detail,
    remedy: `${remedy && `${remedy}; or `}give an object of an action in amp.yaml that endpoint, and deploy it`,
    issues: [{ in: "path", name: "endpoint", value: name, detail }],
  });
}

/** Writes to an endpoint: at once, or with its other writes at the next time of its schedule (L3, L4). */
export async function writeToEndpoint(
  state: BackendState,
  { name, integration, object }: Endpoint,
  body: unknown,
): Promise<WriteAnswer> {
  const read = readEndpointRequest(object, body);
  if (!read.ok) return answerBadRequest(read.faults);
  const { request, notes } = read;
  const schedule = object.schedule === undefined ? undefined : scheduleOf(state, name, object.schedule);
  if (schedule === null) {
    const expected = `the time of ${JSON.stringify(object.schedule)} never comes, so that the record would never be written`;
    return answerBadRequest([{ rule: "L4", where: "schedule", expected, remedy: "mend it in amp.yaml" }]);
  }
  const answer = await writeObject(state, integration, object, { body: request, schedule, notes });
  if (answer.status === 404) return answer;
  if (answer.status !== 400) return { ...answer, rules: [...answer.rules, "L3"] };
  // The engine's faults speak of a write request, where the fields are the record.
  const rename = (where: string) => (where === "record" ? "fields" : where);
  return answerBadRequest(answer.faults.map((fault) => ({ ...fault, where: rename(fault.where) })));
}

function scheduleOf(state: BackendState, queue: string, schedule: string): WriteSchedule | null {
  const dueMs = nextRun(schedule, state.clock.now());
  return dueMs === undefined ? null : { queue, dueMs };
}
