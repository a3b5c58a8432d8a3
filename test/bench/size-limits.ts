/** What an app may import of the built package, and how much of it that may load: KB of 1,000 bytes, min+gzip, without React. */
export interface SizedPart {
  /** As the report names it. */
  name: string;
  /** A module that imports it from the built package in the folder `dist`. */
  importFrom(dist: string): string;
  /** PERFORMANCE's aim; the report says whether it is met. */
  aimKb: number;
  /** Whether the peer has the same by the same names, to be measured beside it. */
  inPeer?: true;
  /** What the tests allow: a size that grows beyond it is a decision, made here. */
  budgetKb: number;
}

/** Nine hooks and two providers that the published package has by the same names. */
export const peerNamedHooks = [
  "AmpersandProvider",
  "InstallationProvider",
  "useConfig",
  "useConnection",
  "useCreateInstallation",
  "useDeleteInstallation",
  "useInstallation",
  "useIsIntegrationInstalled",
  "useLocalConfig",
  "useManifest",
  "useUpdateInstallation",
].join(", ");

/** What a client without React needs to edit a config and save it. */
const draftPlanAndClient = "createClient, createDraftStore, createLocalConfig, planSave, saveDraft";

/** Aims and budgets of every part; nothing else holds these numbers. */
export const sizedParts = {
  sameHooks: {
    name: "nine hooks and two providers of the peer's names",
    importFrom: (dist) => `export { ${peerNamedHooks} } from "${dist}/index.js"`,
    aimKb: 30,
    inPeer: true,
    budgetKb: 45.4,
  },
  entry: {
    name: "everything in the hooks entry",
    importFrom: (dist) => `export * from "${dist}/index.js"`,
    aimKb: 36,
    budgetKb: 62.6,
  },
  draftPlanAndClient: {
    name: "draft, plan, saving and client of ./core",
    importFrom: (dist) => `export { ${draftPlanAndClient} } from "${dist}/core.js"`,
    aimKb: 18,
    budgetKb: 30.9,
  },
  core: {
    name: "everything in ./core",
    importFrom: (dist) => `export * from "${dist}/core.js"`,
    aimKb: 18,
    budgetKb: 50.8,
  },
  shape: {
    name: "shapeRecord",
    importFrom: (dist) => `export { shapeRecord } from "${dist}/engine.js"`,
    aimKb: 3.2,
    budgetKb: 6.3,
  },
} satisfies Record<string, SizedPart>;
