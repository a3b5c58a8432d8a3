import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };

const packages = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
const external = [/^node:/, ...packages.map((name) => new RegExp(`^${name}(/|$)`))];

const react18 = fileURLToPath(new URL(".config/react-18/node_modules/", import.meta.url));

/**
 * Test files share a process and what it has imported, which is most of the time that a file takes. These load copies of modules
 * or replace some, which the next file would find, or want something not to be loaded yet: each has a process of its own.
 */
const alone = {
  node: ["test/client/api-error.test.ts"],
  react: [
    "test/react/two-copies.test.tsx",
    "test/react/messages.test.tsx",
    "test/interop/drop-in/*.test.tsx",
    "test/**/server-rendering.test.tsx",
  ],
};

/** These tests run on both majors of React that the package allows. */
const reactTests = { environment: "jsdom", setupFiles: "test/support/setup-react.ts" };
const together = {
  isolate: false,
  include: ["test/**/*.test.tsx"],
  // The apps of the recipes bring tests that their own tools run.
  exclude: ["test/package/apps/**", ...alone.react],
};

const onReact18 = {
  resolve: {
    alias: [
      { find: /^(react|react-dom)(?=$|\/)/, replacement: `${react18}$1` },
      // Its ES module: vite aliases the imports of no other form.
      {
        find: /^@testing-library\/react$/,
        replacement: "@testing-library/react/dist/@testing-library/react.esm.js",
      },
    ],
  },
  test: {
    ...reactTests,
    // What imports React must be transformed to get the aliased one.
    server: {
      deps: { inline: [/@testing-library\/react/, /@tanstack\/react-query/, /@amp-labs\/react/] },
    },
  },
};

/** The system's Chromium: nothing is downloaded, and it calls nobody by itself. */
const launchOptions = {
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ],
};

/** Made for each project: Vitest names the instances of each in place. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  provider: playwright({ launchOptions }),
  instances: [{ browser: "chromium" as const }],
});

const browserTests = "test/**/*.browser.test.ts";

/** By default one core is left to Vitest itself. These run after Chromium and React's are through, and may have it, too. */
const inAllWorkers = { maxWorkers: "100%", sequence: { groupOrder: 1 } };

// Found while a test runs, a dependency would reload the page under it.
const mockDependencies = [
  "@tanstack/react-query",
  "fast-json-patch",
  "immer",
  "msw",
  "msw/browser",
  "rou3",
  "yaml",
  "zod",
  "react",
  "react/jsx-dev-runtime",
  "zustand/vanilla",
];

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // Neither minified nor mapped: what an app's debugger shows is readable as it is, and maps would be half of the package.
    minify: false,
    lib: {
      formats: ["es"],
      entry: {
        index: "src/index.ts",
        core: "src/core.ts",
        manifest: "src/manifest/index.ts",
        engine: "src/engine/index.ts",
        devtools: "src/devtools/index.ts",
        mock: "mock-server/index.ts",
        "mock-inspector": "mock-server/inspector/index.ts",
        "mock-browser": "mock-server/doors/browser.ts",
        "mock-node": "mock-server/doors/node.ts",
        "mock-server": "mock-server/doors/http-server.ts",
        vite: "src/vite/index.ts",
        cli: "mock-server/cli/main.ts",
      },
    },
    // A file for each module, so that an app's bundler can leave out, or load later, what lies beside what it needs.
    rolldownOptions: { external, output: { preserveModules: true } },
  },
  test: {
    // Laws are checked on thousands of cases; a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: ".cache/test-results.json" }]],
    projects: [
      {
        extends: true,
        test: {
          ...inAllWorkers,
          name: "node",
          environment: "node",
          isolate: false,
          include: ["test/**/*.test.ts"],
          // The matrix runs its suites.
          exclude: [browserTests, "test/matrix/**", ...alone.node],
        },
      },
      {
        extends: true,
        test: { ...inAllWorkers, name: "node alone", environment: "node", include: alone.node },
      },
      { extends: true, test: { ...reactTests, ...together, name: "react 19" } },
      { extends: true, test: { ...reactTests, name: "react 19 alone", include: alone.react } },
      { ...onReact18, extends: true, test: { ...onReact18.test, ...together, name: "react 18" } },
      {
        ...onReact18,
        extends: true,
        test: { ...onReact18.test, name: "react 18 alone", include: alone.react },
      },
      {
        extends: true,
        plugins: [storybookTest()],
        optimizeDeps: { include: mockDependencies },
        test: {
          name: "storybook",
          // One page for all files, as in Storybook: opening one for each takes as long as what is done there.
          isolate: false,
          browser: inChromium(),
        },
      },
      {
        extends: true,
        // The worker script is served beside the page, as by Storybook.
        publicDir: ".storybook/public",
        optimizeDeps: { include: mockDependencies },
        test: {
          name: "chromium",
          include: [browserTests],
          globalSetup: "test/conformance/support/answers-in-node.ts",
          browser: inChromium(),
        },
      },
    ],
  },
});
