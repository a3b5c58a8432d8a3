import { describe, expect, it } from "vitest";
import { type Client, createClient } from "../../src/client/index.js";
import { json, recordingFetch, rejectionOf } from "./recording-fetch.js";

/** Nothing, in the forms in which an app that does not know its customer yet gives it. */
const nothings = [undefined, null, "", " \t", 7] as unknown as string[];
const config = { content: { provider: "salesforce" } };

const calls: Record<string, (client: Client, nothing: string) => Promise<unknown>> = {
  "listInstallations by a group": (c, groupRef) => c.listInstallations({ integrationId: "i", groupRef }),
  "listInstallations of an integration": (c, integrationId) =>
    c.listInstallations({ integrationId, groupRef: "g" }),
  listInstallationsForProject: (c, groupRef) => c.listInstallationsForProject({ groupRef }),
  "listConnections by a group": (c, groupRef) => c.listConnections({ groupRef }),
  "listConnections by a provider": (c, provider) => c.listConnections({ groupRef: "g", provider }),
  "listConnections by a consumer": (c, consumerRef) => c.listConnections({ consumerRef }),
  getHydratedRevision: (c, connectionId) =>
    c.getHydratedRevision({ integrationId: "i", revisionId: "r", connectionId }),
  getObjectMetadata: (c, groupRef) => c.getObjectMetadata({ provider: "p", groupRef, objectName: "contact" }),
  getObjectMetadataForInstallation: (c, groupRef) =>
    c.getObjectMetadataForInstallation({ integrationId: "i", groupRef, objectName: "contact" }),
  upsertMetadata: (c, groupRef) => c.upsertMetadata("p", { groupRef, fields: {} }),
  upsertMetadataForInstallation: (c, groupRef) =>
    c.upsertMetadataForInstallation("i", { groupRef, fields: {} }),
  createInstallation: (c, groupRef) => c.createInstallation("i", { groupRef, config }),
  patchObjectConfigContent: (c, groupRef) =>
    c.patchObjectConfigContent("i", "contact", { groupRef, action: "write", changes: [] }),
  generateConnection: (c, groupRef) =>
    c.generateConnection({ provider: "p", groupRef, consumerRef: "c", apiKey: "typed" }),
  oauthConnect: (c, consumerRef) => c.oauthConnect({ provider: "p", groupRef: "g", consumerRef }),
  writeRecords: (c, groupRef) => c.writeRecords("i", "contact", { groupRef, type: "create", record: {} }),
  "as, for a group": (c, groupRef) => Promise.resolve().then(() => c.as({ consumerRef: "c", groupRef })),
  "as, for a consumer": (c, consumerRef) =>
    Promise.resolve().then(() => c.as({ consumerRef, groupRef: "g" })),
};

describe("a call without the name it needs", () => {
  it.each(Object.keys(calls))(
    "%s rejects, and nothing is sent that could be answered for all (H14)",
    async (name) => {
      const { fetch, sent } = recordingFetch(json([]));
      const client = createClient({ project: "p", apiKey: "k", fetch });
      for (const nothing of nothings) {
        const error = await rejectionOf(calls[name]?.(client, nothing) ?? Promise.resolve());
        expect(error).toMatchObject({ name: "UsageError" });
        expect(String(error)).toMatch(/needs a \w+, which is (undefined|null|empty|number)/);
      }
      expect(sent).toEqual([]);
    },
  );
});
