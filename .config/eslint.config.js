import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** What a folder may not import; DESIGN: imports point one way. */
function forbid(files, groups) {
  return {
    files,
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: groups.map(([group, message]) => ({ group, message })) },
      ],
    },
  };
}

const noReact = [
  ["react", "react/*", "react-dom", "react-dom/*", "@tanstack/react-query"],
  "Only src/react and src/devtools import React.",
];
const noMock = [
  ["msw", "msw/*", "**/mock-server/**", "**/stories/**"],
  "src never imports the mock backend, msw or stories.",
];
const noHeavy = [
  ["zod", "yaml"],
  "zod and yaml stay out of the hook bundle: import types from the contract.",
];
const noTestKit = [
  ["**/test-kit/**", "**/inspector/**"],
  "The backend and its server run without React: only the door ./mock exports the test kit.",
];
const noDevtools = [["**/devtools/**"], "The devtools look at the hooks; nothing in src needs them."];
const up = (...folders) => [
  folders.flatMap((folder) => [`**/${folder}/**`]),
  "Imports point one way: contract <- manifest <- engine, contract <- draft <- react, contract <- client <- react.",
];
const contractTypesOnly = {
  selector: "ImportDeclaration[importKind!='type'][source.value=/\\/contract\\//]",
  message: "Only the contract's types may enter the hook bundle (import type): its schemas pull in zod.",
};

export default tseslint.config(
  { ignores: ["dist/", ".cache/", "node_modules/", ".storybook/public/"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/unified-signatures": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },
  forbid(
    ["src/contract/**"],
    [noReact, noMock, noDevtools, up("manifest", "engine", "draft", "client", "react")],
  ),
  forbid(["src/manifest/**"], [noReact, noMock, noDevtools, up("engine", "draft", "client", "react")]),
  forbid(["src/engine/**"], [noReact, noMock, noDevtools, up("draft", "client", "react")]),
  forbid(["src/draft/**"], [noReact, noMock, noHeavy, noDevtools, up("client", "react")]),
  forbid(
    ["src/client/**"],
    [noReact, noMock, noHeavy, noDevtools, up("manifest", "engine", "draft", "react")],
  ),
  forbid(["src/react/**", "src/index.ts"], [noMock, noHeavy, noDevtools]),
  forbid(["src/devtools/**"], [noMock, noHeavy]),
  forbid(["src/core.ts", "src/framework-free.ts"], [noReact, noMock, noHeavy, noDevtools, up("react")]),
  {
    files: [
      "src/draft/**",
      "src/client/**",
      "src/react/**",
      "src/devtools/**",
      "src/index.ts",
      "src/core.ts",
      "src/framework-free.ts",
    ],
    rules: { "no-restricted-syntax": ["error", contractTypesOnly] },
  },
  forbid(
    ["mock-server/**"],
    [
      noReact,
      noTestKit,
      [
        ["**/src/draft/**", "**/src/client/**", "**/src/react/**", "**/stories/**"],
        "The mock enters src by the doors of engine, manifest and contract only.",
      ],
    ],
  ),
  forbid(
    ["mock-server/index.ts"],
    [[["**/src/**", "**/inspector/**", "**/stories/**"], "The door exports what mock-server has."]],
  ),
  forbid(
    ["mock-server/test-kit/**", "mock-server/inspector/**"],
    [
      [
        ["**/src/draft/**", "**/src/client/**", "**/stories/**"],
        "Test kit and inspector use the hooks by the door of src.",
      ],
    ],
  ),
  {
    files: [
      "src/react/**",
      "src/devtools/**",
      "stories/**",
      "mock-server/test-kit/**",
      "mock-server/inspector/**",
    ],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // Tests look at renders from outside, which the compiler's purity rules forbid.
    files: ["test/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error" },
  },
  {
    files: [".config/**", ".storybook/**", "test/**"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
    rules: { "no-console": "off" },
  },
);
