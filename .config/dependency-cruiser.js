/**
 * Who may import whom, types included. Each room lists what it may use, and nothing else:
 *
 *   json ← facts ← contract ← manifest ← config ← draft ──────┐
 *                                          │   ← validation ──┼← save ← react ← devtools
 *                                          │          client ─┘      ↑  ↑
 *                                          └← engine ────────────────┘  │
 *                                               ↑                       │
 *                     mock: journal ← providers, notifications ← domain ← http ← compare ← replay ← backend ← doors ← cli, test-kit, inspector
 *
 * words (what is said to people, in each language) stands on json and config, and everything from draft on may say it.
 *
 * Run by `npm run lint`; a test breaks a rule on purpose and sees it fail.
 */

const ground = ["src/json", "src/facts", "src/contract", "src/manifest", "src/config"];
const hooks = ["src/words", "src/draft", "src/validation", "src/client", "src/save", "src/engine"];
const surfaces = ["src/index.ts", "src/core.ts", "src/framework-free.ts"];
const react = ["npm:react", "npm:@tanstack/react-query"];
/** The rooms of src that the mock may enter: neither the draft nor the hooks. */
const forMock = [...ground, "src/engine"];
const mock = (...rooms) => rooms.map((room) => `mock-server/${room}`);

const rooms = {
  "src/json": [],
  "src/facts": ["src/json"],
  "src/contract": ["src/json", "src/facts", "npm:zod"],
  "src/manifest": ["src/json", "src/facts", "src/contract", "npm:yaml", "npm:zod"],
  "src/vite": ["src/json", "src/contract", "src/manifest", "npm:vite", "node"],
  "src/config": ["src/json", "src/facts", "src/contract", "src/manifest"],
  "src/engine": ground,
  "src/words": ["src/json", "src/config"],
  "src/draft": [...ground, "src/words", "npm:zustand", "npm:immer"],
  "src/validation": [...ground, "src/words"],
  "src/client": ["src/json", "src/facts", "src/contract", "src/words"],
  "src/save": [...ground, "src/draft", "src/validation", "src/client"],
  "src/react": [...ground, ...hooks, "npm:zustand", ...react],
  "src/devtools": [...ground, ...hooks, "src/react", "npm:react"],
  "src/framework-free.ts": [...ground, "src/words", "src/draft", "src/validation", "src/client", "src/save"],
  "src/core.ts": ["src/framework-free.ts", "src/save", "src/words"],
  "src/index.ts": [...ground, ...hooks, "src/react", "src/framework-free.ts"],

  "mock-server/providers": forMock,
  "mock-server/journal": forMock,
  "mock-server/notifications": [...forMock, ...mock("journal")],
  "mock-server/domain": [
    ...forMock,
    ...mock("providers", "notifications", "journal"),
    "npm:fast-json-patch",
    "npm:zod",
  ],
  "mock-server/persistence": [...forMock, ...mock("domain", "providers", "notifications"), "npm:zod", "node"],
  "mock-server/http": [
    ...forMock,
    ...mock("domain", "providers", "notifications", "persistence", "journal"),
    "npm:rou3",
    "npm:zod",
  ],
  "mock-server/scenarios": [...forMock, ...mock("domain", "providers", "persistence", "http")],
  "mock-server/backend": [
    ...forMock,
    ...mock("domain", "providers", "notifications", "persistence", "journal", "http", "scenarios"),
    ...mock("compare", "replay"),
    // The one door that every backend has: its own fetch.
    ...mock("doors/in-process.ts"),
  ],
  "mock-server/doors": [
    ...forMock,
    ...mock("backend", "domain", "persistence", "http", "scenarios"),
    "npm:rou3",
    "npm:msw",
    "node",
  ],
  "mock-server/compare": [...forMock, ...mock("http", "journal")],
  "mock-server/service": forMock,
  "mock-server/pull": [
    ...forMock,
    ...mock("persistence", "providers", "service"),
    "npm:write-file-atomic",
    "npm:yaml",
    "npm:zod",
    "node",
  ],
  "mock-server/beside": [...forMock, ...mock("compare", "http", "journal"), "node"],
  "mock-server/replay": [
    ...forMock,
    ...mock("compare", "http", "journal", "service"),
    "npm:@streamparser/json",
  ],
  "mock-server/cli": [
    ...forMock,
    ...mock("backend", "compare", "doors", "persistence", "http", "replay", "beside", "pull", "service"),
    "npm:write-file-atomic",
    "package.json",
    "node",
  ],
  // What a customer's test or page uses: the hooks by their public surface.
  "mock-server/test-kit": [
    ...forMock,
    ...mock("backend", "doors", "journal", "notifications", "scenarios"),
    "src/index.ts",
    ...react,
  ],
  "mock-server/inspector": [
    ...forMock,
    ...mock("backend", "http", "journal", "notifications", "persistence", "scenarios"),
    "src/index.ts",
    "npm:react",
  ],
  "mock-server/index.ts": mock(
    ...[
      "backend",
      "compare",
      "replay",
      "doors",
      "domain",
      "http",
      "journal",
      "notifications",
      "persistence",
      "providers",
      "scenarios",
      "test-kit",
    ],
  ),

  // Stories use what an app can import, as an app does.
  stories: [
    ...surfaces,
    "src/facts/rules/index.ts",
    "src/contract/index.ts",
    "src/engine/index.ts",
    "src/manifest/index.ts",
    "src/devtools/index.ts",
    "mock-server/index.ts",
    "mock-server/inspector/index.ts",
    "mock-server/doors/browser.ts",
    "npm:@storybook/addon-docs",
    "npm:@storybook/react-vite",
    "npm:storybook",
    "npm:react-hook-form",
    "npm:react-dom",
    "npm:vite",
    "npm:vitest",
    ...react,
  ],
};

/** Rooms of the hook bundle: types of the contract cost nothing there, its schemas would pull in zod. */
const hookBundle = ["src/(facts|config|draft|validation|client|save|react|devtools)/", "src/[^/]+[.]ts$"];

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The files that a name of the lists above stands for, as a pattern. */
function filesOf(name) {
  if (name === "node") return "^(node:)?(fs|fs/promises|path|util|events|net|http|https|url|crypto|process)$";
  if (name.startsWith("npm:")) return `node_modules/(@types/)?${escape(name.slice(4))}/`;
  return /[.]\w+$/.test(name) ? `^${escape(name)}$` : `^${escape(name)}/`;
}

const isWithin = (name) => ({ path: filesOf(name) });

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `directions of ${room}`,
      comment: `Besides itself it may import ${allowed.join(", ") || "nothing"}.`,
      severity: "error",
      from: isWithin(room),
      to: { pathNot: [room, ...allowed].map(filesOf) },
    })),
    {
      name: "every file has a room",
      comment: "A new folder gets a line in this file: what may it import?",
      severity: "error",
      from: { path: "^(src|mock-server)/", pathNot: Object.keys(rooms).map(filesOf) },
      to: {},
    },
    {
      name: "no circles",
      comment:
        "Two files that need each other have a third idea in common: move that into a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "the hook bundle takes only types from the contract",
      comment: "Write `import type`: the contract's schemas pull zod into the page.",
      severity: "error",
      from: { path: `^(${hookBundle.join("|")})` },
      to: { path: "^src/contract/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the texts of the rules stay out of the hook bundle",
      comment: "Write `import type`: what the rules say is for the mock, the stories and the tests.",
      severity: "error",
      from: { path: `^(${hookBundle.join("|")}|src/engine/)`, pathNot: "^src/facts/rules/" },
      to: { path: "^src/facts/rules/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "every import is found",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Types count: two files that know each other's types are a circle, too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
