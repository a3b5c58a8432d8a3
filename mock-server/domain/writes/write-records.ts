import type { Integration, IntegrationWriteObject } from "../../../src/contract/index.js";
import type { WriteAnswer, WriteInput, WriteInstallation } from "../../../src/engine/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import { readObject2023 } from "../integrations/form-2023.js";
import { findByGroup } from "../installations/installations.js";
import { findPort } from "../instances/instances.js";

/** A write as it came: the body of a write request, and what the way it came by adds. */
export type WriteRequestInput = Pick<WriteInput, "body" | "schedule" | "notes">;

/** Hands a write to the engine, with the backend's installations and instances to look up. */
export function writeRecords(
  state: BackendState,
  integration: Integration,
  objectName: string,
  request: WriteRequestInput,
): Promise<WriteAnswer> {
  const { objects = [] } = integration.latestRevision.content.write ?? {};
  const object = objects.find((declared) => declared.objectName === objectName);
  return object
    ? writeObject(state, integration, object, request)
    : send(state, integration, { ...request, objectName });
}

/** The same for one write object of the manifest. */
export function writeObject(
  state: BackendState,
  integration: Integration,
  object: IntegrationWriteObject,
  request: WriteRequestInput,
): Promise<WriteAnswer> {
  const { objectName } = object;
  const form2023 = readObject2023(integration.latestRevision.content, object);
  if (!form2023) return send(state, integration, { ...request, objectName });
  return send(state, integration, {
    ...request,
    objectName,
    integration: form2023.content,
    // The 2023 form maps nothing but its custom fields: all the others would be stripped.
    removeUnmappedFields: false,
    findInstallation: (groupRef) => findInstallation(state, integration, groupRef, form2023.objectName),
  });
}

function send(
  state: BackendState,
  integration: Integration,
  input: WriteRequestInput & Pick<WriteInput, "objectName"> & Partial<WriteInput>,
): Promise<WriteAnswer> {
  const { id: integrationId, projectId, latestRevision } = integration;
  return state.engine.write({
    projectId,
    integrationId,
    integration: latestRevision.content,
    removeUnmappedFields: state.removeUnmappedFields,
    findInstallation: (groupRef) => findInstallation(state, integration, groupRef),
    ...input,
  });
}

function findInstallation(
  state: BackendState,
  { id, provider }: Integration,
  groupRef: string,
  objectName?: string,
): WriteInstallation | undefined {
  const stored = findByGroup(state, id, groupRef);
  return (
    stored && {
      id: stored.id,
      configId: stored.config.id,
      content: stored.config.content,
      provider: findPort(state, { provider, groupRef, objectName }),
    }
  );
}
