import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { build, createServer, type ViteDevServer } from "vite";
import { ampManifest, type AmpManifestOptions } from "../../src/vite/index.js";

const amp =
  "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write: { objects: [{ objectName: contact }] }\n";
let root = "";
let server: ViteDevServer | undefined;
const write = (name: string, text: string) => {
  writeFileSync(path.join(root, name), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "vite-"));
  mkdirSync(path.join(root, "src"));
  write("amp.yaml", amp);
  write(
    "src/main.js",
    'import manifest from "../amp.yaml";\nexport const name = manifest.integrations[0].name;\n',
  );
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(root, { recursive: true });
});

const config = (options?: AmpManifestOptions) => ({
  root,
  configFile: false as const,
  logLevel: "silent" as const,
  plugins: [ampManifest(options)],
});

async function serve(options?: AmpManifestOptions): Promise<ViteDevServer> {
  server = await createServer({ ...config(options), server: { port: 0, host: "127.0.0.1" } });
  return await server.listen();
}

describe("the plugin in a server of Vite", { timeout: 60_000 }, () => {
  /** The first thing that the page is told from now on. */
  const told = (running: ViteDevServer) =>
    new Promise<unknown>((resolve) => {
      const { hot } = running.environments.client;
      const send = hot.send.bind(hot);
      hot.send = (...args: unknown[]) => {
        (send as (...all: unknown[]) => void)(...args);
        resolve(args[0]);
      };
    });

  /** Edits the manifest and gives what the page is told; again and again, since a watcher that still starts misses an edit. */
  const toldOfEdit = async (running: ViteDevServer, text: string) => {
    const update = told(running);
    write("amp.yaml", text);
    const again = setInterval(() => write("amp.yaml", text), 500);
    return update.finally(() => clearInterval(again));
  };

  it("the plugin replaces the manifest alone where a module accepts it, again and again", async () => {
    write(
      "src/main.js",
      'import manifest from "../amp.yaml";\nexport const name = manifest.integrations[0].name;\nimport.meta.hot?.accept("../amp.yaml", () => {});\n',
    );
    const running = await serve();
    await running.transformRequest("/src/main.js");
    for (const name of ["sales", "support"]) {
      await running.transformRequest("/amp.yaml");
      const text = amp.replace("name: crm", `name: ${name}`);
      expect(await toldOfEdit(running, text)).toMatchObject({
        type: "update",
        updates: [{ type: "js-update", path: "/src/main.js", acceptedPath: "/amp.yaml" }],
      });
      expect((await running.transformRequest("/amp.yaml"))?.code).toContain(name);
    }
  });

  it("the plugin gives the manifest, and its next version after an edit", async () => {
    const running = await serve();
    const load = async () => ((await running.ssrLoadModule("/src/main.js")) as { name: string }).name;
    expect(await load()).toBe("crm");
    await running.transformRequest("/src/main.js");
    await running.transformRequest("/amp.yaml");
    const replaced = await toldOfEdit(running, amp.replace("name: crm", "name: sales"));
    // Nothing accepts the change in this app: the page is loaded anew. A module that accepts it is updated.
    expect(replaced).toMatchObject({ type: expect.stringMatching(/^(update|full-reload)$/) as string });
    expect(await load()).toBe("sales");
  });

  it("the plugin shows errors at their line and column", async () => {
    const running = await serve();
    write("amp.yaml", amp.replace("1.0.0", "2.0.0").replace("objectName: contact", 'objectName: ""'));
    const error = await running.transformRequest("/amp.yaml").then(
      () => undefined,
      (reason: unknown) => reason as { message: string; loc?: object; frame?: string; id?: string },
    );
    expect(error?.loc).toMatchObject({ line: 1, column: 14 });
    expect(error?.message).toContain("amp.yaml has 2 errors:\n1:14 unsupported-spec-version");
    expect(error?.message).toContain("5:38 missing-object-name");
    expect(error?.frame).toContain("specVersion: 2.0.0");
  });

  it("the plugin reads the files that it is told, and no other YAML", async () => {
    write("other.yaml", "a: 1\n");
    const running = await serve({ files: ["config/amp.yaml"] });
    for (const [url, text] of [
      ["/amp.yaml", amp],
      ["/other.yaml", "a: 1\n"],
    ] as const) {
      expect((await running.transformRequest(url))?.code).toBe(text);
    }
  });
});

describe("the plugin in a build of Vite", { timeout: 60_000 }, () => {
  const bundle = async () => {
    const input = path.join(root, "src/main.js");
    const result = await build({
      ...config(),
      build: { write: false, minify: false, lib: { entry: input, formats: ["es"], fileName: "main" } },
    });
    const [{ output }] = result as unknown as [{ output: { code: string }[] }];
    return output[0]?.code ?? "";
  };

  it("the plugin puts the manifest into the app of a build", async () => {
    const code = await bundle();
    expect(code).toContain("crm");
    const url = `data:text/javascript,${encodeURIComponent(code)}`;
    expect(await import(/* @vite-ignore */ url)).toMatchObject({ name: "crm" });
  });

  it("the plugin fails a build where the manifest has errors", async () => {
    write("amp.yaml", amp.replace("1.0.0", "2.0.0"));
    await expect(bundle()).rejects.toThrow(/unsupported-spec-version/);
  });
});
