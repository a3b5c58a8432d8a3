import type { Manifest } from "../../../../src/contract/index.js";
import type { StorySetup } from "../../backend/fresh-backend.js";
import { readingSalesforce } from "../../backend/sync-with-salesforce.js";

const manifest: Manifest = {
  ...readingSalesforce.manifest,
  integrations: readingSalesforce.manifest.integrations.map((integration) => ({
    ...integration,
    name: "parcelo-for-salesforce",
    displayName: "Parcelo for Salesforce",
    write: { objects: [{ objectName: "account" }, { objectName: "contact" }] },
  })),
};

/** An integration that has everything: objects to read, map, write and subscribe to, and the proxy. */
export const parceloForSalesforce = { ...readingSalesforce, manifest } satisfies StorySetup;

/** The name of that integration. */
export const wholeIntegration = "parcelo-for-salesforce";
