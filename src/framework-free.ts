export type {
  ConfigAction,
  ConfigContent,
  DeletionSettings,
  FieldMetadata,
  FieldSetting,
  FieldSettingDefault,
  HydratedIntegrationField,
  HydratedIntegrationObject,
  HydratedIntegrationWriteObject,
  InstallationConfigContent,
  IntegrationContent,
  IntegrationFieldMapping,
  JsonPatchOperation,
  Operation,
  ProviderInfo,
  ProxyConfig,
  ReadConfigObject,
  SubscribeConfigObject,
  WriteConfigObject,
  WriteRecord,
  WriteRequest,
} from "./contract/index.js";
export * from "./client/index.js";
export { startAutosave } from "./draft/autosave.js";
export type { AutosaveOptions } from "./draft/autosave.js";
export type { Change } from "./draft/changes.js";
export type { Conflict } from "./draft/conflicts.js";
export { describeStep } from "./draft/describe-step.js";
export { createDraftStore } from "./draft/draft-store.js";
export type {
  DraftState,
  DraftStore,
  DraftStoreOptions,
  DraftUpdate,
  HistorySteps,
} from "./draft/draft-store.js";
export type { HistoryStep } from "./draft/history.js";
export type {
  ConfigIssue,
  ConfigIssueCode,
  ConfigIssueSeverity,
  FieldsByObject,
  RefusedRequest,
  ServerIssue,
  ValidateDraftInput,
} from "./draft/issues.js";
export { createLocalConfig } from "./draft/local-config.js";
export type { LocalConfig } from "./draft/local-config.js";
export type { Path } from "./draft/path.js";
export { persistDraft } from "./draft/persist-draft.js";
export type { DraftStorage, PersistDraft, PersistDraftOptions } from "./draft/persist-draft.js";
export type { PlanSaveInput } from "./draft/plan/plan-save.js";
export type {
  ConfigContentRequest,
  CreateInstallationRequest,
  Fallback,
  PlannedRequest,
  SavePlan,
  SaveStrategy,
  SaveTarget,
  UnsupportedChange,
  UpdateMaskRequest,
} from "./draft/plan/save-plan.js";
export { formatPointer, parsePointer } from "./draft/pointer.js";
export type { ProxyHandlers } from "./draft/proxy.js";
export type { ReadObjectHandlers } from "./draft/read-object.js";
export type { SaveDraftOptions, SaveDraftResult } from "./draft/save-draft.js";
export type { SubscribeObjectHandlers, WatchFields } from "./draft/subscribe-object.js";
export type { WriteObjectHandlers } from "./draft/write-object.js";
export { defineManifest } from "./manifest/define-manifest.js";
// By its star: an app's declaration of `Register` merges through no other re-export.
export type * from "./manifest/registered-names.js";
