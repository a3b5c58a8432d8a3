import type { InstallationConfigContent, WriteConfigObject, WriteRequest } from "../../contract/index.js";
import { isJsonObject } from "../../json/object.js";
import { quote } from "../../json/quote.js";
import { capabilityFault, capabilityFaults } from "./capabilities.js";
import { checkRequest } from "./check-request.js";
import type { PendingRecord } from "../delivery/delivery.js";
import { failRecord } from "../delivery/failures.js";
import type { FindObject, FoundObject } from "./find-object.js";
import type { RequestNote } from "../operations/log-event.js";
import type { NewOperation } from "../operations/operation-record.js";
import type { FieldKeyOfPort } from "../provider-identity.js";
import { BrokenPortError, breaksType } from "../port-errors.js";
import type { ProviderPort } from "../ports.js";
import type { RuleId } from "../../facts/rules/rule.js";
import { recordIdFaults } from "./record-id.js";
import type { ListRules } from "./list-rules.js";
import type { RequestFault } from "./request-fault.js";
import type { RunShape, ShapeInput } from "../shaping/shape.js";
import { shapeRecords } from "../shaping/shape-records.js";
import { answerBadRequest, answerNotFound, type WriteAnswer } from "../write-answer.js";
import type { WriteInput } from "../write-input.js";

/** A write that nothing speaks against any more. */
export interface PreparedWrite {
  readonly request: WriteRequest;
  /** The object as the request's path names it. */
  readonly requestedName: string;
  readonly newOperation: NewOperation;
  readonly provider: ProviderPort;
  /** Whether one failure undoes the whole batch. */
  readonly allOrNone: boolean;
  /** In the order of the request; all have failed where the provider's port broke. */
  readonly records: readonly PendingRecord[];
  readonly notes: readonly RequestNote[];
  /** The rules by which it is taken. */
  readonly rules: readonly RuleId[];
}

/** What is known from earlier writes, so that it is worked out once. */
export interface WriteKnowledge {
  readonly findObject: FindObject;
  readonly compileShape: (input: ShapeInput) => RunShape;
  readonly listRules: ListRules;
  readonly fieldKeyOfPort: FieldKeyOfPort;
}

type Prepared =
  { readonly ok: true; readonly write: PreparedWrite } | { readonly ok: false; readonly answer: WriteAnswer };

/**
 * Decides everything about a write that can be known before the provider is asked: the request by itself, the
 * installation, the object, what provider and customer allow, and the records' shape.
 * The first of these that fails is answered, with all its faults. Where the provider's port breaks, its records have failed.
 */
export function prepareWrite(input: WriteInput, knowledge: WriteKnowledge): Prepared {
  const { projectId, integrationId, integration, objectName: requestedName } = input;
  const checked = checkRequest(input.body);
  if (!checked.ok) return refuse(answerBadRequest(checked.faults));
  const { request, notes } = checked;
  if (input.notes) notes.push(...input.notes);
  const installation = input.findInstallation(request.groupRef);
  if (!installation) return refuse(installationNotFound(input, request.groupRef));
  const { id: installationId, configId, content: config, provider } = installation;
  const found = knowledge.findObject(integration, config, requestedName);
  if (!found.ok) return refuse(found.answer);
  const { objectName } = found;
  const newOperation = { projectId, integrationId, installationId, configId, objectName };
  const target = { request, requestedName, newOperation, provider, notes, found, config };
  try {
    return prepareForProvider(input, target, knowledge);
  } catch (error) {
    if (!(error instanceof BrokenPortError)) throw error;
    const records = failAll(request, error.message);
    const rules = knowledge.listRules(request, 0, input.schedule !== undefined);
    return {
      ok: true,
      write: { request, requestedName, newOperation, provider, allOrNone: false, records, notes, rules },
    };
  }
}

/** A request whose object is found, and what is known of it. */
type WriteTarget = Pick<PreparedWrite, "request" | "requestedName" | "newOperation" | "provider"> & {
  readonly notes: RequestNote[];
  readonly found: Extract<FoundObject, { ok: true }>;
  readonly config: InstallationConfigContent;
};

function prepareForProvider(
  { integration, removeUnmappedFields, schedule }: WriteInput,
  { request, requestedName, newOperation, provider, notes, found, config }: WriteTarget,
  { compileShape, listRules, fieldKeyOfPort }: WriteKnowledge,
): Prepared {
  const { type } = request;
  const { objectName } = found;
  checkPort(provider);
  const unable = capabilityFaults(request, provider);
  // Who cannot delete at all is not told to allow it.
  if (type === "delete" && provider.capabilities.deletion) unable.push(...deletionFaults(found.config));
  if (schedule && !provider.capabilities.batch) {
    const remedy = "take the schedule out of amp.yaml, so that each record goes out at once";
    unable.push(capabilityFault("batch", provider.name, "schedule", remedy));
  }
  if (unable.length > 0) return refuse(answerBadRequest(unable));
  const fieldKey = fieldKeyOfPort(provider);
  const faultyIds = recordIdFaults(request, fieldKey);
  if (faultyIds.length > 0) return refuse(answerBadRequest(faultyIds));
  const shapeInput = { objectName, type, config, integration, removeUnmappedFields, fieldKey };
  const compiled = { input: shapeInput, shape: compileShape(shapeInput) };
  const { records, faults, rules: shapeRules } = shapeRecords(request, compiled, provider);
  if (faults.length > 0) return refuse(answerBadRequest(faults));
  const allOrNone = isAllOrNone(request, provider, notes);
  const rules = listRules(request, shapeRules, schedule !== undefined);
  return {
    ok: true,
    write: { request, requestedName, newOperation, provider, allOrNone, records, notes, rules },
  };
}

/** What is asked of a port without calling it; the rest of it is checked where it is used. */
function checkPort({ name, capabilities }: ProviderPort): void {
  if (typeof name !== "string") throw breaksType("its name is no text");
  if (!isJsonObject(capabilities)) throw breaksType("it has no capabilities");
}

/** Records that are not shaped, and have failed. */
function failAll({ record, batch = [] }: WriteRequest, message: string): PendingRecord[] {
  return (record ? [record] : batch).map(() => ({
    record: { idempotencyKey: "", fields: {} },
    present: undefined,
    outcome: failRecord({ message, isRetryable: false }),
  }));
}

function refuse(answer: WriteAnswer): { ok: false; answer: WriteAnswer } {
  return { ok: false, answer };
}

function installationNotFound(
  { integration, integrationId, projectId }: WriteInput,
  groupRef: string,
): WriteAnswer {
  return answerNotFound({
    code: "installation-not-found",
    detail: `integration ${quote(integration.name)} is not installed for group ${quote(groupRef)}`,
    remedy: `check groupRef, or install the integration for this group with POST /projects/${projectId}/integrations/${integrationId}/installations`,
  });
}

function deletionFaults({ objectName, deletionSettings }: WriteConfigObject): RequestFault[] {
  if (deletionSettings?.enabled === true) return [];
  return [
    {
      rule: "W13",
      where: "type",
      expected: `records of ${quote(objectName)} cannot be deleted, because deletion is not enabled for this object in the installation's config`,
      remedy:
        "set deletionSettings.enabled to true in its write config, for example with setEnableDeletion()",
    },
  ];
}

function isAllOrNone(
  { type, batch, batchPolicy }: WriteRequest,
  provider: ProviderPort,
  notes: RequestNote[],
): boolean {
  if (!batch || batchPolicy?.allOrNone !== true) return false;
  if (type !== "update" || provider.name !== "hubspot") return true;
  notes.push({ path: "batchPolicy.allOrNone", reason: "HubSpot's batch updates are always partial" });
  return false;
}
