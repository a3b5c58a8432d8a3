import type { Integration, IntegrationContent, IntegrationWriteObject } from "../../../src/contract/index.js";
import type { WriteAnswer, WriteInput, WriteInstallation } from "../../../src/engine/index.js";
import { own } from "../../../src/json/object.js";
import type { Installations, StoredInstallation } from "../installations/installations.js";
import { findPort, type Instances } from "../instances/instances.js";
import type { Object2023 } from "../integrations/form-2023.js";
import type { Integrations } from "../integrations/integrations.js";
import type { Writes } from "./writes.js";

/** The parts of a backend that writing uses. */
export interface WriteNeeds {
  integrations: Pick<Integrations, "object2023" | "revision">;
  installations: Pick<Installations, "findByGroup">;
  instances: Pick<Instances, "find">;
  writes: Pick<Writes, "engine">;
  /** Whether a write that inherits a mapping drops the fields that no mapping names. */
  removeUnmappedFields: boolean;
}

/** The body of a write request, and the schedule and notes that an endpoint adds. */
export type WriteRequestInput = Pick<WriteInput, "body" | "schedule" | "notes">;

/** Passes a write to an object to the engine, with the installations and instances of the backend. */
export function writeRecords(
  needs: WriteNeeds,
  integration: Integration,
  objectName: string,
  request: WriteRequestInput,
): Promise<WriteAnswer> {
  const installed = installedFor(needs, integration, request);
  const content = contentFor(needs, integration, installed);
  const object = content.write?.objects?.find((declared) => declared.objectName === objectName);
  const form2023 = object && needs.integrations.object2023(object);
  return send(needs, integration, { objectName, content, form2023, installed, request });
}

/** Passes a write to a declared write object to the engine; translates the names of the 2023 form. */
export function writeObject(
  needs: WriteNeeds,
  integration: Integration,
  object: IntegrationWriteObject,
  request: WriteRequestInput,
): Promise<WriteAnswer> {
  const form2023 = needs.integrations.object2023(object);
  const installed = installedFor(needs, integration, request);
  const content = form2023?.content ?? contentFor(needs, integration, installed);
  return send(needs, integration, { objectName: object.objectName, content, form2023, installed, request });
}

/** A write, the object that it goes to, and the installation of the group that its body names. */
interface WriteTarget {
  installed: StoredInstallation | undefined;
  objectName: string;
  content: IntegrationContent;
  form2023: Object2023 | undefined;
  request: WriteRequestInput;
}

function send(
  needs: WriteNeeds,
  integration: Integration,
  { objectName, content, form2023, installed, request }: WriteTarget,
): Promise<WriteAnswer> {
  const { body, schedule, notes } = request;
  return needs.writes.engine.write({
    projectId: integration.projectId,
    integrationId: integration.id,
    integration: form2023?.content ?? content,
    objectName,
    body,
    findInstallation: () =>
      installed && describeInstallation(needs, integration, installed, form2023?.objectName),
    // In the 2023 form only custom fields have mappings: all other fields would be dropped.
    removeUnmappedFields: !form2023 && needs.removeUnmappedFields,
    schedule,
    notes,
  });
}

/**
 * Returns the content of the revision that the group's installation is on. A newer revision applies only
 * after the installation is updated.
 */
function contentFor(
  { integrations }: WriteNeeds,
  integration: Integration,
  installed: StoredInstallation | undefined,
): IntegrationContent {
  const revision = installed && integrations.revision(integration, installed.config.revisionId);
  return (revision ?? integration.latestRevision).content;
}

/** Finds the installation of the group that a body names. */
function installedFor(
  { installations }: WriteNeeds,
  { id }: Integration,
  { body }: Pick<WriteInput, "body">,
): StoredInstallation | undefined {
  const groupRef = own(body, "groupRef");
  return typeof groupRef === "string" ? installations.findByGroup(id, groupRef) : undefined;
}

function describeInstallation(
  { instances }: WriteNeeds,
  { provider }: Integration,
  { id, groupRef, config }: StoredInstallation,
  objectName?: string,
): WriteInstallation {
  return {
    id,
    configId: config.id,
    content: config.content,
    provider: findPort(instances, { provider, groupRef, objectName }),
  };
}
