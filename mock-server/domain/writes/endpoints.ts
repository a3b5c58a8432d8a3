import type { Integration, IntegrationWriteObject } from "../../../src/contract/index.js";
import { answerBadRequest, type WriteAnswer, type WriteSchedule } from "../../../src/engine/index.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { findEndpoint as findDeclared, nextRun } from "../../../src/manifest/index.js";
import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import type { Integrations } from "../integrations/integrations.js";
import { readEndpointRequest } from "./endpoint-request.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { writeObject, type WriteNeeds } from "./write-records.js";

/** A write object of the 2023 form with an endpoint of its own, whose name is unique in the project. */
export interface Endpoint {
  name: string;
  integration: Integration;
  object: IntegrationWriteObject;
}

/** Lists the names of all endpoints, in the order of the manifest. */
export function listEndpointNames(integrations: Pick<Integrations, "list">): string[] {
  return integrations
    .list()
    .flatMap(({ latestRevision }) => latestRevision.content.write?.objects ?? [])
    .flatMap(({ endpoint }) => endpoint ?? []);
}

/** Finds an endpoint by its name. */
export function findEndpoint(
  needs: { context: Pick<DomainContext, "project">; integrations: Pick<Integrations, "list"> },
  name: string,
): Outcome<Endpoint> {
  const integrations = needs.integrations.list();
  const contents = integrations.map(({ latestRevision }) => latestRevision.content);
  const declared = findDeclared(contents, name);
  const integration = declared && integrations[contents.indexOf(declared.integration)];
  if (integration) return accept({ name, integration, object: declared.object });
  const names = listEndpointNames(needs.integrations);
  const detail = `project ${quote(needs.context.project.name)} has no endpoint ${quote(name)}${didYouMean(name, names)}`;
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

/**
 * Writes to an endpoint: at once, or, where the object has a schedule, at its next time with the other
 * writes.
 */
export async function writeToEndpoint(
  needs: WriteNeeds & { context: Pick<DomainContext, "clock"> },
  { name, integration, object }: Endpoint,
  body: unknown,
): Promise<WriteAnswer> {
  const read = readEndpointRequest(object, body);
  if (!read.ok) return answerBadRequest(read.faults);
  const { request, notes } = read;
  const schedule =
    object.schedule === undefined ? undefined : scheduleOf(needs.context.clock.now(), name, object.schedule);
  if (schedule === null) {
    const expected = `the time of ${quote(object.schedule)} never comes, so that the record would never be written`;
    return answerBadRequest([{ rule: "L4", where: "schedule", expected, remedy: "mend it in amp.yaml" }]);
  }
  const answer = await writeObject(needs, integration, object, { body: request, schedule, notes });
  if (answer.status === 404) return answer;
  if (answer.status !== 400) return { ...answer, rules: [...answer.rules, "L3"] };
  // The engine names a fault of the whole record `record`; the body of an endpoint calls it `fields`.
  const rename = (where: string) => (where === "record" ? "fields" : where);
  return answerBadRequest(answer.faults.map((fault) => ({ ...fault, where: rename(fault.where) })));
}

function scheduleOf(nowMs: number, queue: string, schedule: string): WriteSchedule | null {
  const dueMs = nextRun(schedule, nowMs);
  return dueMs === undefined ? null : { queue, dueMs };
}
