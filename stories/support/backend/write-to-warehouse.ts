import type { StorySetup } from "./fresh-backend.js";

/** A system that customers connect with an API key. */
export const writingWarehouse = {
  manifest: {
    specVersion: "1.0.0",
    integrations: [
      {
        name: "write-to-warehouse",
        displayName: "Write to Warehouse",
        provider: "warehouse",
        write: { objects: [{ objectName: "parcels" }, { objectName: "carriers" }] },
      },
    ],
  },
} satisfies StorySetup;
