export { createMockBackend, type MockBackend } from "./backend/create-mock-backend.js";
export type { MockBackendOptions } from "./backend/mock-backend-options.js";
export type { ServedBackend } from "./backend/served-backend.js";
export { ManifestError } from "./backend/errors.js";
export { RestoreError, SeedError } from "./persistence/errors.js";
export type { FaultRule } from "./http/middleware/fault-rules.js";
export type { FaultEffect } from "./journal/fault-effect.js";
export type { Faults } from "./http/middleware/faults.js";
export type { Journal, JournalEntry } from "./journal/journal.js";
export { explainRule } from "./journal/rules.js";
export type { RuleId } from "./journal/rules.js";
export { type ScenarioName, scenarios } from "./scenarios/index.js";
export type { AnyScenarioName } from "./scenarios/index.js";
export type { OwnScenario } from "./scenarios/own-scenario.js";
export type { EditContent } from "./domain/installations/edit-as-another-admin.js";
export type { ScenarioOptions } from "./scenarios/run-scenarios.js";
export type { InProcessFetch } from "./doors/in-process.js";
export type { InstanceFields } from "./domain/instances/known-fields.js";
export {
  createLoginWindows,
  type LoginAnswer,
  type LoginWindowOptions,
  type MockLoginWindow,
} from "./doors/login-window.js";
export { leniencies, type Leniency, type LeniencyName } from "./journal/leniencies.js";
export type { CustomerInstance } from "./providers/customer-instance.js";
export type { InstanceFault } from "./providers/fault-script.js";
export type { InstanceRecord } from "./providers/record-store.js";
export type { InstanceOwner } from "./domain/instances/instances.js";
export type { ProviderDetails } from "./domain/integrations/provider-catalogue.js";
export type { SeedConnection, SeedData, SeedInstallation, SeedRecord } from "./persistence/seeds/seed.js";
export type { SeedOperation } from "./persistence/seeds/seed-operations.js";
export type { CompareReport, Finding, OperationReport } from "./compare/report/report.js";
export type { Difference, DifferenceKind } from "./compare/difference.js";
export { RecordingError } from "./replay/recording-error.js";
export type { ReplayRecordingOptions } from "./replay/replay-on-mock.js";
export {
  type Notification,
  notificationTypes,
  type NotificationType,
  type NotifyTarget,
  unmodelledNotificationTypes,
} from "./notifications/notification.js";
export type { Notifications } from "./notifications/notifications.js";
export type { Snapshot } from "./persistence/snapshot.js";
export { MockBackendProvider, type MockBackendProviderProps } from "./test-kit/mock-backend-provider.js";
export {
  type AnsweredWith,
  mockMatchers,
  type MockMatchers,
  type SentPatch,
  type SentWrite,
} from "./test-kit/mock-matchers.js";
