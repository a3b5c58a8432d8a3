import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };

const external = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)].map(
  (name) => new RegExp(`^${name}(/|$)`),
);

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    minify: false,
    sourcemap: true,
    lib: {
      formats: ["es"],
      entry: {
        index: "src/index.ts",
        core: "src/core.ts",
        manifest: "src/manifest/index.ts",
        mock: "mock-server/index.ts",
        "mock-browser": "mock-server/browser.ts",
        "mock-node": "mock-server/node.ts",
      },
    },
    rolldownOptions: { external },
  },
  test: {
    reporters: ["default", ["json", { outputFile: ".cache/test-results.json" }]],
    projects: [
      {
        extends: true,
        test: { name: "node", environment: "node", include: ["test/**/*.test.ts"] },
      },
      {
        extends: true,
        test: { name: "react", environment: "jsdom", include: ["test/**/*.test.tsx"], setupFiles: "test/support/setup-react.ts" },
      },
    ],
  },
});
