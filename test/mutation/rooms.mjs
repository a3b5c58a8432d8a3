/** The rooms whose tests are judged: their files, and the tests that are to notice when one of them is changed. */
export const rooms = {
  draft: {
    files: ["src/draft/store/**/*.ts", "src/draft/merge/**/*.ts", "src/draft/handlers/**/*.ts"],
    tests: ["test/draft/**/*.test.ts", "test/property/draft/*.test.ts"],
  },
  persistence: {
    files: ["src/draft/persistence/**/*.ts"],
    tests: [
      "test/draft/persistence/*.test.ts",
      "test/react/**/{*persist*,*kept*,two-tabs,never-lost}.test.tsx",
    ],
  },
  save: {
    files: ["src/save/**/*.ts"],
    tests: [
      "test/save/**/*.test.ts",
      "test/property/plan.test.ts",
      "test/property/draft/{draft-save,draft-life}.test.ts",
      "test/react/**/{autosave,save-looks,saving,installation,never-lost}.test.tsx",
    ],
  },
  engine: {
    files: ["src/engine/**/*.ts"],
    tests: ["test/engine/**/*.test.ts", "test/property/engine/*.test.ts"],
  },
  refusals: {
    files: ["mock-server/domain/installations/**/*.ts"],
    tests: [
      "test/mock-server/{domain,writes}/*.test.ts",
      "test/mock-server/{own-scenarios,http/unknown-requests}.test.ts",
    ],
  },
  mock: {
    files: ["mock-server/{domain,http,backend}/**/*.ts"],
    tests: ["test/mock-server/**/*.test.ts", "test/conformance/**/*.test.ts"],
  },
};
