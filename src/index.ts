export * from "./framework-free.js";
export { useIntegrations } from "./react/hooks/use-integrations.js";
export type { IntegrationOfGroup } from "./react/hooks/use-integrations.js";
export { useOperations } from "./react/hooks/use-operations.js";
export type { UseOperationsOptions } from "./react/hooks/use-operations.js";
export { useUpsertField } from "./react/hooks/use-upsert-field.js";
export type { FieldDefinition, UpsertedField, UpsertFieldParams } from "./react/hooks/use-upsert-field.js";
export { useMessages } from "./react/hooks/use-messages.js";
export type { UseMessagesResult } from "./react/hooks/use-messages.js";
export { useIsLocked } from "./react/hooks/use-is-locked.js";
export { AmpersandProvider } from "./react/providers/ampersand-provider.js";
export type { AmpersandProviderProps } from "./react/providers/ampersand-provider.js";
export { AmpersandContext, useAmpersandProviderProps } from "./react/providers/ampersand-context.js";
export type { AmpersandContextValue, AmpersandProviderOptions } from "./react/providers/ampersand-context.js";
export { InstallationProvider } from "./react/providers/installation-provider.js";
export type { InstallationProviderProps } from "./react/providers/installation-provider.js";
export type { InstallationContextValue } from "./react/providers/installation-context.js";
export type { ShapeResult, TraceEntry } from "./engine/shaping/shape.js";
export type { SaveOptions, SaveResult } from "./react/internal/saving/save-installation.js";
export type { QueryState } from "./react/internal/loading/query-state.js";
export type { FieldInclude, Manifest } from "./react/internal/loading/manifest-lookups.js";
export {
  FieldSettingWriteOnCreateEnum,
  FieldSettingWriteOnUpdateEnum,
} from "./react/compat/published-names.js";
export type {
  BaseReadConfigObject,
  BaseWriteConfigObject,
  UpdateInstallationConfigContent,
} from "./react/compat/published-names.js";
export { useChanges } from "./react/hooks/use-changes.js";
export { useConfig } from "./react/compat/use-config.js";
export { useConfigSelector } from "./react/hooks/use-config-selector.js";
export { useConflicts } from "./react/hooks/use-conflicts.js";
export type { UseConflictsResult } from "./react/hooks/use-conflicts.js";
export { useConnect } from "./react/hooks/use-connect.js";
export type { ConnectParams, UseConnectOptions } from "./react/hooks/use-connect.js";
export type { ConnectCredentials, ConnectInput } from "./react/connect/connect-input.js";
export type { LoginWindow } from "./react/connect/login-window.js";
export { useConnection } from "./react/hooks/use-connection.js";
export type { UseConnectionResult } from "./react/hooks/use-connection.js";
export { useCreateInstallation } from "./react/hooks/use-create-installation.js";
export type { CreateInstallationParams } from "./react/hooks/use-create-installation.js";
export { useDeleteInstallation } from "./react/hooks/use-delete-installation.js";
export type { DeleteInstallationParams } from "./react/hooks/use-delete-installation.js";
export { useDisconnect } from "./react/hooks/use-disconnect.js";
export type { DisconnectParams } from "./react/hooks/use-disconnect.js";
export type { Disconnected } from "./react/connect/connection-changes.js";
export { useFieldOptions } from "./react/hooks/use-field-options.js";
export type { UseFieldOptionsOptions, UseFieldOptionsResult } from "./react/hooks/use-field-options.js";
export { useFieldSettings } from "./react/hooks/use-field-settings.js";
export type { EffectivePolicies, UseFieldSettingsResult } from "./react/hooks/use-field-settings.js";
export { useHistory } from "./react/hooks/use-history.js";
export type { UseHistoryResult } from "./react/hooks/use-history.js";
export { useInstallation } from "./react/hooks/use-installation.js";
export type { UseInstallationResult } from "./react/hooks/use-installation.js";
export { useIsIntegrationInstalled } from "./react/hooks/use-is-integration-installed.js";
export type { UseIsIntegrationInstalledResult } from "./react/hooks/use-is-integration-installed.js";
export { useIssues, type UseIssuesOptions } from "./react/hooks/use-issues.js";
export { useLocalConfig } from "./react/hooks/use-local-config.js";
export type { LocalConfigWithState } from "./react/internal/rendering/noted-reads.js";
export { useManifest } from "./react/hooks/use-manifest.js";
export type { UseManifestResult } from "./react/hooks/use-manifest.js";
export { useOperation } from "./react/hooks/use-operation.js";
export type { UseOperationResult } from "./react/hooks/use-operation.js";
export { useProvider } from "./react/hooks/use-provider.js";
export type { UseProviderResult } from "./react/hooks/use-provider.js";
export { useSaveInstallation } from "./react/hooks/use-save-installation.js";
export type { SaveParams, UseSaveInstallationOptions } from "./react/hooks/use-save-installation.js";
export { useSavePlan } from "./react/hooks/use-save-plan.js";
export type { UseSavePlanOptions } from "./react/hooks/use-save-plan.js";
export { useSignOut } from "./react/hooks/use-sign-out.js";
export { useSwitchConnection } from "./react/hooks/use-switch-connection.js";
export type { SwitchConnectionParams } from "./react/hooks/use-switch-connection.js";
export { useUnsavedChangesGuard } from "./react/hooks/use-unsaved-changes-guard.js";
export type { UseUnsavedChangesGuardResult } from "./react/hooks/use-unsaved-changes-guard.js";
export { useUpdateInstallation } from "./react/hooks/use-update-installation.js";
export type { UpdateInstallationParams } from "./react/hooks/use-update-installation.js";
export { useWritePreview } from "./react/hooks/use-write-preview.js";
export type { RefusedWrite } from "./engine/requests/write-previewer.js";
export type { WritePreview, WritePreviewInput } from "./react/hooks/use-write-preview.js";
export { useWriteRecords } from "./react/hooks/use-write-records.js";
export type {
  ActionState,
  ActionStatus,
  MutationCallbacks,
} from "./react/internal/saving/use-installation-mutation.js";
export type { WriteRecordsParams } from "./react/hooks/use-write-records.js";
