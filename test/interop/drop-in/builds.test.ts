import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { describe, expect, it } from "vitest";
import { openApp } from "../../types/support/open-app.js";

const root = join(import.meta.dirname, "../../..");
const guideApp = readFileSync(join(import.meta.dirname, "app.tsx"), "utf8");
const instead = { "@amp-labs/react": "src/index.ts" };

/** Builds an app whose imports of the published package give the kit, as for production. */
async function buildApp(source: string): Promise<string> {
  const entry = join(root, "app", "entry.tsx");
  const result = await build({
    configFile: false,
    root,
    logLevel: "silent",
    resolve: {
      alias: Object.fromEntries(Object.entries(instead).map(([name, file]) => [name, join(root, file)])),
    },
    plugins: [
      {
        name: "app",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: entry, external: [/^react(-dom)?(\/|$)/], preserveEntrySignatures: "strict" },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  return output.map((file) => (file.type === "chunk" ? file.code : "")).join("\n");
}

describe("the app of the published guide, with the kit in place of the published package", () => {
  it.each([true, false])(
    "the guide's app type-checks, with exactOptionalPropertyTypes: %s (H2)",
    (exactOptionalPropertyTypes) => {
      const app = openApp({ imports: instead, compilerOptions: { exactOptionalPropertyTypes } });
      expect(app.errors([guideApp])).toEqual({ [guideApp]: [] });
    },
  );

  it("the guide's app builds, without a trace of the published package (H2)", async () => {
    const code = await buildApp(guideApp);
    expect(code).toContain("Never overwrite the source");
    expect(code).not.toContain("@amp-labs/react");
  });

  it.each(["InstallIntegration", "ConnectProvider", "AmpersandErrorBoundary"])(
    "an app that imports the prebuilt %s does not build, and the error names it (H2)",
    async (name) => {
      const source = `import { AmpersandProvider, ${name} } from "@amp-labs/react";
        export const App = () => <AmpersandProvider options={{ project: "p", apiKey: "k" }}><${name} /></AmpersandProvider>;`;
      await expect(buildApp(source)).rejects.toThrow(
        new RegExp(`"${name}" is not exported by "src/index.ts"`),
      );
    },
  );
});
