export { createMockBackend, type MockBackend, type MockBackendOptions } from "./create-mock-backend.js";
export { ManifestError, SeedError } from "./errors.js";
export type { InProcessFetch } from "./in-process.js";
export type { InstanceFields } from "./state/backend-state.js";
export type { SeedConnection, SeedData, SeedInstallation } from "./state/seed.js";
export type { Snapshot } from "./state/snapshot.js";
