/** An app of Next's App Router: pages of the server that call what needs no React, and pages of hooks that are prerendered. */
export const nextApp = {
  "next.config.mjs": `export default { cacheComponents: true, partialPrefetching: true };
`,
  "amp.ts": `import { defineManifest } from "headless-write-kit";

export const manifest = defineManifest({
  specVersion: "1.0.0",
  integrations: [{ name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } }],
});
`,
  "app/layout.tsx": `import type { ReactNode } from "react";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
  "app/page.tsx": `import { createDraftStore } from "headless-write-kit/core";
import { manifest } from "../amp";
import { Settings } from "./settings";

export default function Page() {
  const draft = createDraftStore({ saved: { provider: "salesforce" } });
  return (
    <main>
      <h1>{manifest.integrations[0].name}: {draft.changes().length} changes</h1>
      <Settings />
    </main>
  );
}
`,
  "app/settings.tsx": `"use client";

import { useInstallation, useLocalConfig, useSaveInstallation } from "headless-write-kit";
import { createMockBackend, MockBackendProvider } from "headless-write-kit/mock";
import { MockInspector } from "headless-write-kit/mock/inspector";
import { manifest } from "../amp";

const backend = createMockBackend({ manifest });

export function Settings() {
  return (
    <>
      <MockBackendProvider manifest={manifest} scenario="installed">
        <Contact />
      </MockBackendProvider>
      <MockInspector backend={backend} />
    </>
  );
}

function Contact() {
  const { installation } = useInstallation();
  const contact = useLocalConfig().writeObject("contact");
  const { save, status } = useSaveInstallation();
  return (
    <>
      <input type="checkbox" checked={contact.getDeletionEnabled()} onChange={contact.setEnableDeletion} />
      <button onClick={() => void save()}>{installation ? "Save" : "Loading"}</button>
      <output>{status}</output>
    </>
  );
}
`,
  "app/server/page.tsx": `import { shapeRecord } from "headless-write-kit/engine";
import { parseManifest } from "headless-write-kit/manifest";
import { createMockBackend } from "headless-write-kit/mock";
import { manifest } from "../../amp";

export default async function Page() {
  "use cache";
  const backend = createMockBackend({ manifest });
  backend.useScenario("installed");
  const { id } = backend.project;
  const answer = await backend.fetch(backend.baseUrl + "/projects/" + id + "/integrations", {
    headers: { "X-Api-Key": "any" },
  });
  const { installations } = backend.snapshot();
  const parts = [answer.status, installations.length, typeof shapeRecord, typeof parseManifest];
  return <p>{parts.join(" ")}</p>;
}
`,
  "app/real/page.tsx": `import { Real } from "./real";

export default function Page() {
  return <Real />;
}
`,
  "app/real/real.tsx": `"use client";

import {
  AmpersandProvider,
  InstallationProvider,
  persistDraft,
  useConnection,
  useHistory,
  useInstallation,
  useIssues,
  useLocalConfig,
  useSavePlan,
} from "headless-write-kit";
import { ConfigDevtools } from "headless-write-kit/devtools";

export function Real() {
  return (
    <AmpersandProvider options={{ project: "p", apiKey: "k" }}>
      <InstallationProvider integration="crm" groupRef="g" consumerRef="c" persist={persistDraft}>
        <Screen />
        <ConfigDevtools />
      </InstallationProvider>
    </AmpersandProvider>
  );
}

function Screen() {
  const { isPending } = useInstallation();
  useConnection();
  useIssues();
  useSavePlan();
  useHistory();
  // A setter while rendering, as the published guides have it.
  useLocalConfig().proxy().setEnableProxy();
  return <p>{isPending ? "the page is loading" : "loaded on a server"}</p>;
}
`,
} as const;

/** The prerendered pages, and what must stand in each. */
export const prerendered = {
  "index.html": "0<!-- --> changes",
  "server.html": "200 1 function function",
  "real.html": "the page is loading",
} as const;
