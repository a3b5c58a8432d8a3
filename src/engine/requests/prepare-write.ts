import { quote } from "../../json/quote.js";
import { BrokenPortError } from "../port-errors.js";
import { answerBadRequest, answerNotFound, type WriteAnswer } from "../write-answer.js";
import type { WriteInput } from "../write-input.js";
import { checkRequest } from "./check-request.js";
import type { FindObject } from "./find-object.js";
import { failForProvider, prepareForProvider, type ProviderKnowledge } from "./prepare-for-provider.js";
import type { FoundWrite, PreparedWrite } from "./prepared-write.js";

/** Caches that all writes of an engine share. */
export interface WriteKnowledge extends ProviderKnowledge {
  readonly findObject: FindObject;
}

/**
 * Decides everything about a write that can be known before the provider is asked: the request by itself, the
 * installation, the object, what provider and customer allow, and the records' shape.
 * The first of these that fails is answered, with all its faults. If the provider's port breaks, all records have failed.
 */
export function prepareWrite(
  input: WriteInput,
  knowledge: WriteKnowledge,
):
  | { readonly ok: true; readonly write: PreparedWrite }
  | { readonly ok: false; readonly answer: WriteAnswer } {
  const found = findWrite(input, knowledge.findObject);
  if ("answer" in found) return { ok: false, answer: found.answer };
  try {
    const prepared = prepareForProvider(input, found, knowledge);
    return Array.isArray(prepared)
      ? { ok: false, answer: answerBadRequest(prepared) }
      : { ok: true, write: prepared };
  } catch (error) {
    if (!(error instanceof BrokenPortError)) throw error;
    return { ok: true, write: failForProvider(input, found, knowledge, error.message) };
  }
}

function findWrite(input: WriteInput, findObject: FindObject): FoundWrite | { readonly answer: WriteAnswer } {
  const { projectId, integrationId, integration, objectName: requestedName } = input;
  const checked = checkRequest(input.body);
  if (!checked.ok) return { answer: answerBadRequest(checked.faults) };
  const { request, notes } = checked;
  if (input.notes) notes.push(...input.notes);
  const installation = input.findInstallation(request.groupRef);
  if (!installation) return { answer: installationNotFound(input, request.groupRef) };
  const { id: installationId, configId, content: config, provider } = installation;
  const found = findObject(integration, config, requestedName);
  if (!found.ok) return { answer: answerNotFound(found.problem) };
  const { objectName, config: objectConfig } = found;
  const newOperation = { projectId, integrationId, installationId, configId, objectName };
  return { request, requestedName, newOperation, provider, notes, config, objectConfig };
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
