import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { platformFloorRules } from "./platform-floor.js";

/** Every id that a rule has or may get (src/facts/rules), and the guides that the project was created from. */
const ruleIds = [..."DHILMNPSW"].flatMap((letter) =>
  Array.from({ length: 40 }, (_, n) => `${letter}${n + 1}`),
);
const sources = ["000", "001", "002", "003", "004"].map((number) => `seed ${number}`);

/** A text for people that names a rule by its id; an id alone is data. */
const namesRule = String.raw`/[a-z].*\b[DHILMNPSW]\d{1,2}\b|\b[DHILMNPSW]\d{1,2}\b.*[a-z]|\bseed 00\d/`;

/** A WeakMap or WeakSet that lives as long as its module, and so belongs to nobody. */
const stateOfModule = "VariableDeclarator > NewExpression[callee.name=/^Weak(Map|Set)$/]";

const belongsToNobody = ["Program", "Program > ExportNamedDeclaration"].map((place) => ({
  selector: `${place} > VariableDeclaration > ${stateOfModule}`,
  message: "State belongs to a named part that somebody creates.",
}));
const idsInTexts = ["Literal[value", "TemplateElement[value.raw"].map((text) => ({
  selector: `${text}=${namesRule}]`,
  message: "Say the rule in words: ids are for tests and for src/facts/rules.",
}));

/** A text that stands first in a call of the test runner, with or without a table. */
const titleOf = (functions, text) =>
  [`callee.name=/^(${functions})$/`, `callee.callee.object.name=/^(${functions})$/`].map(
    (call) => `CallExpression[${call}] > Literal:first-child[value=${text}]`,
  );

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
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["src/**", "mock-server/**"],
    rules: {
      "max-lines": ["error", 300],
      // A longer one says why, behind `--` in a comment of ESLint's.
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", ...belongsToNobody, ...idsInTexts],
    },
  },
  {
    // ESLint takes one list for a file: the platform's, too.
    files: ["src/**"],
    rules: {
      "no-restricted-syntax": [
        ...platformFloorRules["no-restricted-syntax"],
        ...belongsToNobody,
        ...idsInTexts,
      ],
    },
  },
  { files: ["src/draft/**"], rules: { "max-lines": ["error", 200] } },
  {
    files: ["src/**", "mock-server/**", "stories/**"],
    rules: { "no-warning-comments": ["error", { terms: [...ruleIds, ...sources], location: "anywhere" }] },
  },
  {
    files: ["test/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...titleOf("it|test|describe", String.raw`/^[DHILMNPSW]\d{1,2}\b/`).map((selector) => ({
          selector,
          message: "A rule's id stands at the end of a test's title, in parentheses.",
        })),
        ...titleOf("it|test", "/^(are|is|was|were|have|that|which|also|but|nor|and)\\b/").map((selector) => ({
          selector,
          message: "A test's title is a sentence of its own: say what it is about.",
        })),
      ],
    },
  },
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
