import type {
  InstallationConfigContent,
  Integration,
  IntegrationContent,
  IntegrationWriteObject,
  WriteRecord,
  WriteRequest,
} from "../../../src/contract/index.js";
import { compileShape, type WriteAnswer } from "../../../src/engine/index.js";
import { own } from "../../../src/json/object.js";
import { createManifestLookup } from "../../../src/manifest/index.js";
import type { RuleId } from "../../journal/rules.js";
import type { BackendState } from "../../backend/backend-state.js";
import { readEndpointRequest } from "./endpoint-request.js";
import type { Endpoint } from "./endpoints.js";
import { readObject2023 } from "../integrations/form-2023.js";
import { findByGroup } from "../installations/installations.js";

/** A write and what it met when it came: enough to say later by which rules it went. */
export interface NotedWrite {
  readonly body: unknown;
  readonly objectName: string;
  /** What the engine shapes records by. */
  readonly integration: IntegrationContent;
  readonly config: InstallationConfigContent | undefined;
  readonly removeUnmappedFields: boolean;
}

/** Notes a write before the engine gets it. */
export function noteWrite(
  state: BackendState,
  integration: Integration,
  objectName: string,
  body: unknown,
): NotedWrite {
  const { objects = [] } = integration.latestRevision.content.write ?? {};
  const object = objects.find((declared) => declared.objectName === objectName);
  return { body, objectName, ...noteRest(state, integration, object, own(body, "groupRef")) };
}

/** The same for a write to an endpoint (L3). */
export function noteEndpointWrite(
  state: BackendState,
  { integration, object }: Endpoint,
  body: unknown,
): NotedWrite {
  const { objectName } = object;
  return { body, objectName, ...noteRest(state, integration, object, own(body, "groupId")) };
}

function noteRest(
  state: BackendState,
  { id, latestRevision: { content } }: Integration,
  object: IntegrationWriteObject | undefined,
  groupRef: unknown,
): Omit<NotedWrite, "body" | "objectName"> {
  const form2023 = object && readObject2023(content, object);
  return {
    integration: form2023?.content ?? content,
    config: typeof groupRef === "string" ? findByGroup(state, id, groupRef)?.config.content : undefined,
    removeUnmappedFields: !form2023 && state.removeUnmappedFields,
  };
}

/** Says by which rules a write was taken, or refused. */
export function rulesOfWrite(write: NotedWrite, answer: WriteAnswer): RuleId[] {
  if (answer.status === 400) return rulesOfFaults(answer.text);
  if (answer.status === 404) return [answer.problem.code === "installation-not-found" ? "W11" : "W12"];
  // Only a request that keeps the contract gets this far.
  const request = write.body as WriteRequest;
  return ["W11", "W12", ...rulesOfRequest(request), ...rulesOfShape(write, request)];
}

/** The same for a write to an endpoint. */
export function rulesOfEndpointWrite(write: NotedWrite, { object }: Endpoint, answer: WriteAnswer): RuleId[] {
  const read = readEndpointRequest(object, write.body);
  // What is no request to an endpoint never became a write.
  if (!read.ok) return ["L3"];
  const rules = rulesOfWrite({ ...write, body: read.request }, answer);
  if (answer.status === 400 || answer.status === 404) return rules;
  return ["L3", ...(object.schedule === undefined ? [] : (["L4"] as const)), ...rules];
}

function rulesOfRequest(request: WriteRequest): RuleId[] {
  const { type, mode, batch, associations = [], headers = [], retryPolicy, autoBatchPolicy } = request;
  const rules: RuleId[] = [];
  if (type !== "create") rules.push("W5");
  if (type === "delete") rules.push("W6", "W8", "W13");
  if (batch) rules.push("W7", "W8");
  const links = [...associations, ...(batch ?? []).flatMap((item) => item.associations ?? [])];
  if (links.length > 0 || headers.length > 0) rules.push("W8");
  if (mode !== "asynchronous") return [...rules, batch ? "W15" : "W14"];
  rules.push("W16", "W17");
  if (autoBatchPolicy) rules.push("W8", "W9", "W18");
  else if (retryPolicy) rules.push("W10");
  return rules;
}

/** Shapes the records once more, to see what became of their fields. */
function rulesOfShape(write: NotedWrite, { type, record, batch }: WriteRequest): RuleId[] {
  const { config, integration, removeUnmappedFields } = write;
  if (!config) return [];
  const objectName = declaredName(write, config);
  const shape = compileShape({ objectName, type, config, integration, removeUnmappedFields });
  const records: readonly WriteRecord[] = record ? [record] : (batch ?? []).map((item) => item.record);
  return records.flatMap((each) => {
    const shaped = shape.apply(each, { trace: true });
    return shaped.ok ? shaped.trace.map(({ rule }) => rule) : [];
  });
}

/** The name of an object that the path may have named by its `mapToName` (W12). */
function declaredName({ integration, objectName }: NotedWrite, config: InstallationConfigContent): string {
  const found = createManifestLookup(integration).writeObject(objectName, (object) => {
    const installed = own(config.write?.objects, object.objectName);
    return object.inheritMapping === true || installed?.inheritMapping === true;
  });
  return found?.objectName ?? objectName;
}

/** How the lines of the engine's refusals begin; the first that fits. */
const faults: readonly (readonly [RegExp, RuleId])[] = [
  [/^[^ "]+: provider "/, "W8"],
  [/^schedule: /, "L4"],
  [/^type: records of /, "W13"],
  [/^record (or|and) batch: /, "W3"],
  [/^[^ "]+\.id: expected the provider's id/, "W5"],
  [/^(batch: expected a single record|mode: expected "synchronous" or nothing), because /, "W6"],
  [/^autoBatchPolicy\b/, "W9"],
  [/^retryPolicy\b/, "W10"],
  [/^batch: expected a list /, "W7"],
  [/^(type|mode): expected one of /, "W4"],
  [/^(record|fields|batch\[\d+\]\.record): "/, "P6"],
];

function rulesOfFaults(text: string): RuleId[] {
  const lines = text.split("\n").filter((line) => !/^and \d+ more$/.test(line));
  return lines.map((line) => faults.find(([start]) => start.test(line))?.[1] ?? "W2");
}
