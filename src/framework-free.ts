export type {
  BackfillConfig,
  ConfigAction,
  ConfigContent,
  DeletionSettings,
  DynamicMapping,
  FieldMetadata,
  FieldSetting,
  FieldSettingDefault,
  HydratedIntegrationField,
  HydratedIntegrationObject,
  HydratedIntegrationWriteObject,
  InstallationConfigContent,
  IntegrationContent,
  IntegrationFieldMapping,
  IntegrationSubscribeObject,
  JsonPatchOperation,
  Operation,
  ProviderInfo,
  ProxyConfig,
  ReadConfigObject,
  ReadFilter,
  SubscribeConfigObject,
  WriteConfigObject,
  WriteRecord,
  WriteRequest,
} from "./contract/index.js";
export * from "./client/index.js";
export { chosenText, chosenValues, fieldInput, inputText, readInput } from "./config/fields/field-input.js";
export type { FieldInput, FieldInputKind, FieldInputOption, ReadInput } from "./config/fields/field-input.js";
export { fieldLabel, fieldLabels } from "./config/fields/field-label.js";
export type { NamedField } from "./config/fields/field-label.js";
export { listFieldOptions } from "./config/fields/field-options.js";
export type { FieldOption, FieldOptionsInput, FieldPurpose } from "./config/fields/field-options.js";
export { searchFields } from "./config/fields/search-fields.js";
export type { SearchedField } from "./config/fields/search-fields.js";
export { startAutosave } from "./save/autosave.js";
export type { AutosaveOptions } from "./save/autosave.js";
export type { Change } from "./draft/merge/changes.js";
export type { Conflict } from "./draft/merge/conflicts.js";
export { describeStep, stepData } from "./draft/store/history/describe-step.js";
export { describeError, errorData } from "./client/errors/describe-error.js";
export type { ErrorWords } from "./client/errors/describe-error.js";
export { german } from "./words/languages.js";
export type {
  ErrorData,
  ErrorParams,
  Expected,
  IssueParams,
  IssueWords,
  Messages,
  MessagesSource,
  PluralForms,
  Say,
  StepData,
  StepParams,
  WordedIssueCode,
} from "./words/messages.js";
export { sayError, sayStep, translateIssue } from "./words/translate.js";
export { createDraftStore } from "./draft/store/draft-store.js";
export type {
  DraftState,
  DraftStore,
  DraftStoreOptions,
  DraftUpdate,
  HistorySteps,
} from "./draft/store/draft-store.js";
export type { HistoryStep } from "./draft/store/history/step.js";
export type {
  ConfigIssue,
  ConfigIssueCode,
  ConfigIssueSeverity,
  FieldsByObject,
  RefusedRequest,
  ServerIssue,
  ValidateDraftInput,
} from "./save/issues.js";
export { createLocalConfig } from "./draft/handlers/local-config.js";
export type { LocalConfig } from "./draft/handlers/local-config.js";
export type { Path } from "./json/path.js";
export { shareDraft } from "./draft/persistence/share-draft.js";
export type { ShareDraft, ShareDraftOptions } from "./draft/persistence/share-draft.js";
export type { TabChannel, TabMessage } from "./draft/persistence/tab-channel.js";
export { persistDraft } from "./draft/persistence/persist-draft.js";
export type { DraftStorage } from "./draft/persistence/draft-storage.js";
export type { PersistDraft, PersistDraftOptions } from "./draft/persistence/persist-draft.js";
export type {
  ConfigContentRequest,
  CreateInstallationRequest,
  Fallback,
  PlanSaveInput,
  PlannedRequest,
  SavePlan,
  SaveStrategy,
  SaveTarget,
  UnsupportedChange,
  UpdateMaskRequest,
} from "./save/plan/save-plan.js";
export type { ConfigRule, ConfigRuleContext, ConfigRuleIssue } from "./validation/own-rules.js";
export { formatPointer, parsePointer } from "./json/pointer.js";
export type { ProxyHandlers } from "./draft/handlers/proxy.js";
export type { ReadObjectHandlers } from "./draft/handlers/read-object.js";
export type { OnConflict } from "./save/refuse-conflicts.js";
export type { SaveDraftOptions, SaveDraftResult } from "./save/save-draft.js";
export type { SubscribeObjectHandlers, WatchFields } from "./draft/handlers/subscribe-object.js";
export type { WriteObjectHandlers } from "./draft/handlers/write-object.js";
export { defineManifest } from "./manifest/define-manifest.js";
// By its star: an app's declaration of `Register` merges through no other re-export.
export type * from "./manifest/registered-names.js";
