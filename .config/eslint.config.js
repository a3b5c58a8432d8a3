import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { platformFloorRules } from "./platform-floor.js";

export default tseslint.config(
  { ignores: ["dist/", "test/package/apps/", ".cache/", "node_modules/", ".storybook/public/"] },
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
  { files: ["src/**"], rules: platformFloorRules },
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
