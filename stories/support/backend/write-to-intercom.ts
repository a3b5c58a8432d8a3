import type { StorySetup } from "./fresh-backend.js";

/** A CRM that can be written to, but not deleted in. */
export const writingIntercom = {
  manifest: {
    specVersion: "1.0.0",
    integrations: [
      {
        name: "write-to-intercom",
        displayName: "Write to Intercom",
        provider: "intercom",
        write: { objects: [{ objectName: "contacts" }, { objectName: "companies" }] },
      },
    ],
  },
} satisfies StorySetup;
