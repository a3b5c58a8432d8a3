export { createMockBackend, type MockBackend } from "./create-mock-backend.js";
export type { MockBackendOptions, ServedBackend } from "./create-served-backend.js";
export { ManifestError, RestoreError, SeedError } from "./errors.js";
export type { FaultEffect, FaultRule, Faults } from "./faults.js";
export type { Journal, JournalEntry } from "./journal.js";
export type { RuleId } from "./rules.js";
export { type ScenarioName, scenarios } from "./scenarios/index.js";
export type { ScenarioOptions } from "./scenarios/run-scenarios.js";
export type { InProcessFetch } from "./in-process.js";
export type { InstanceFields } from "./state/backend-state.js";
export {
  createLoginWindows,
  type LoginAnswer,
  type LoginWindowOptions,
  type MockLoginWindow,
} from "./login-window.js";
export type { CustomerInstance } from "./providers/customer-instance.js";
export type { InstanceFault } from "./providers/fault-script.js";
export type { InstanceRecord } from "./providers/record-store.js";
export type { InstanceOwner } from "./state/instances.js";
export type { ProviderDetails } from "./state/provider-catalogue.js";
export type { SeedConnection, SeedData, SeedInstallation, SeedRecord } from "./state/seed.js";
export type { Snapshot } from "./state/snapshot.js";
export { MockBackendProvider, type MockBackendProviderProps } from "./test-kit/mock-backend-provider.js";
export {
  type AnsweredWith,
  mockMatchers,
  type MockMatchers,
  type SentPatch,
  type SentWrite,
} from "./test-kit/mock-matchers.js";
