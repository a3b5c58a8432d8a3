import { createMockBackend, type MockBackend } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { askBackend, manifestOf, type WriteBody } from "../../mock-server/support/harness.js";

/** A backend on which every modelled operation can be asked: one group has everything, another a connection alone. */
export interface OperationWorld {
  readonly backend: MockBackend;
  readonly integrationId: string;
  readonly revisionId: string;
  /** Of a write that was made. */
  readonly operationId: string;
}

/** Makes such a world; alike each time. */
export async function createOperationWorld(): Promise<OperationWorld> {
  const backend = createMockBackend({
    manifest: manifestOf("salesforce", {
      read: ["contact"],
      write: ["contact", "account"],
      subscribe: ["contact"],
    }),
    clock: createVirtualClock(),
    providers: {
      bill: {
        authType: "custom",
        customOpts: { multiStep: true, inputs: [{ name: "pin", displayName: "PIN" }] },
      },
    },
  });
  const connection = { provider: "salesforce", consumerRef: "jane" };
  const contact = { objectName: "contact", deletionSettings: { enabled: true } };
  backend.seed({
    connections: [
      { ...connection, id: "c-1", groupRef: "acme" },
      { ...connection, id: "c-2", groupRef: "newcomer" },
      { ...connection, id: "c-3", groupRef: "acme", provider: "hubspot", authScheme: "apiKey" },
    ],
    installations: [
      { id: "i-1", integration: "crm", groupRef: "acme", content: { write: { objects: { contact } } } },
    ],
    records: [
      {
        provider: "salesforce",
        groupRef: "acme",
        objectName: "contact",
        id: "20scv09wer3klj",
        fields: { lastname: "Potter" },
      },
    ],
  });
  const integrationId = backend.integrations["crm"] ?? "";
  const written = await askBackend<WriteBody>(
    backend,
    "POST",
    `/projects/mock-project/integrations/${integrationId}/objects/contact`,
    { groupRef: "acme", type: "create", record: { lastname: "Granger" } },
    undefined,
    backend.writeUrl,
  );
  return {
    backend,
    integrationId,
    revisionId: backend.snapshot().integrations[0]?.latestRevision.id ?? "",
    operationId: written.body.operationId ?? "",
  };
}
