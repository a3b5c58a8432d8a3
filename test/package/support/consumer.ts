import path from "node:path";
import { runOrThrow } from "./built-package.js";
import type { FreshApp } from "./fresh-app.js";

/** What the consumer below needs beside the package. */
export const consumerPackages = [
  "@tanstack/react-query",
  "@types/node",
  "@types/react",
  "@types/react-dom",
  "msw",
  "react",
  "react-dom",
];

/** The ways in which TypeScript finds a package's declarations. */
export const resolutions = ["bundler", "nodenext"] as const;

/** A small app in TypeScript that uses every door; its wrong lines are errors only where types are not `any`. */
const consumer = {
  "src/screen.tsx": `import {
  AmpersandProvider,
  InstallationProvider,
  isApiError,
  useFieldSettings,
  useLocalConfig,
  useSaveInstallation,
  useSavePlan,
} from "headless-write-kit";
import { ConfigDevtools } from "headless-write-kit/devtools";
import { MockInspector } from "headless-write-kit/mock/inspector";
import { createMockBackend, MockBackendProvider, type MockBackend } from "headless-write-kit/mock";

export function Screen() {
  const contact = useLocalConfig().writeObject("contact");
  const { settings, setWriteOnUpdate } = useFieldSettings("contact", "source");
  const { save, status, error } = useSaveInstallation();
  const plan = useSavePlan();
  const deletes: boolean = contact.getDeletionEnabled();
  // @ts-expect-error: no such policy
  setWriteOnUpdate("sometimes");
  // @ts-expect-error: not among the statuses
  if (status === "loading") return null;
  return (
    <button disabled={!deletes || settings?.writeOnUpdate === "never"} onClick={() => void save()}>
      {plan?.kind} {isApiError(error) ? error.status : null}
    </button>
  );
}

export const backend: MockBackend = createMockBackend({ manifest: "specVersion: 1.0.0" });

export const app = (
  <AmpersandProvider options={{ project: backend.project.name, apiKey: "any", fetch: backend.fetch }}>
    <InstallationProvider integration="crm" groupRef="acme" consumerRef="jane">
      <Screen />
      <MockInspector backend={backend} />
      <ConfigDevtools buttonPosition="bottom-left" />
    </InstallationProvider>
  </AmpersandProvider>
);

// @ts-expect-error: the backend is missing
export const wrong = <MockBackendProvider />;
`,
  "src/script.ts": `import { createDraftStore, planSave, type ConfigContent } from "headless-write-kit/core";
import { createVirtualClock, createWriteEngine, shapeRecord } from "headless-write-kit/engine";
import { defineManifest, parseManifest } from "headless-write-kit/manifest";
import { createMockBackend } from "headless-write-kit/mock";
import { startMockWorker } from "headless-write-kit/mock/browser";
import { createMockServer } from "headless-write-kit/mock/node";
import { startMockServer } from "headless-write-kit/mock/server";

const manifest = defineManifest({ specVersion: "1.0.0", integrations: [{ name: "crm", provider: "salesforce" }] });
const backend = createMockBackend({ manifest, clock: createVirtualClock() });
createMockServer(backend).listen();
(await startMockWorker()).use(backend);
const { url } = await startMockServer({ manifest, port: 0 });
const read = parseManifest("specVersion: 1.0.0");
export const lines: number[] = read.issues.map(({ line }) => line);
export const content: ConfigContent = { provider: "salesforce" };
export const functions = [createDraftStore, planSave, createWriteEngine, shapeRecord];
// @ts-expect-error: a string
export const port: number = url;
// @ts-expect-error: the manifest is missing
createMockBackend({});
`,
};

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  jsx: "react-jsx",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  types: ["node"],
};

/** Writes the consumer into an app, with a project file for each resolution. */
export function writeConsumer(app: FreshApp): void {
  app.write(consumer);
  for (const moduleResolution of resolutions) {
    const module = moduleResolution === "bundler" ? "ESNext" : "NodeNext";
    const project = {
      compilerOptions: { ...compilerOptions, module, moduleResolution },
      include: ["src/*.ts*"],
    };
    app.write({ [`tsconfig.${moduleResolution}.json`]: JSON.stringify(project) });
  }
}

/** Checks the consumer by a TypeScript's command; what it reports is thrown. */
export async function checkConsumer(
  { folder }: FreshApp,
  tsc: string,
  resolution: (typeof resolutions)[number],
): Promise<void> {
  const project = path.join(folder, `tsconfig.${resolution}.json`);
  await runOrThrow(process.execPath, [tsc, "--project", project, "--pretty", "false"], { cwd: folder });
}
