"use client";

export * from "./framework-free.js";
export { AmpersandProvider } from "./react/ampersand-provider.js";
export type { AmpersandProviderProps } from "./react/ampersand-provider.js";
export { AmpersandContext, useAmpersandProviderProps } from "./react/ampersand-context.js";
export type { AmpersandContextValue, AmpersandProviderOptions } from "./react/ampersand-context.js";
export { InstallationProvider } from "./react/installation-provider.js";
export type { InstallationProviderProps } from "./react/installation-provider.js";
export type { InstallationContextValue } from "./react/installation-context.js";
export type { ShapeResult, TraceEntry } from "./engine/shape.js";
export type { SaveOptions, SaveResult } from "./react/installation-actions.js";
export type { FieldInclude, Manifest } from "./react/manifest-lookups.js";
export { FieldSettingWriteOnCreateEnum, FieldSettingWriteOnUpdateEnum } from "./react/published-names.js";
export type {
  BaseReadConfigObject,
  BaseWriteConfigObject,
  UpdateInstallationConfigContent,
} from "./react/published-names.js";
export { useChanges } from "./react/use-changes.js";
export { useConfig } from "./react/use-config.js";
export { useConfigSelector } from "./react/use-config-selector.js";
export { useConflicts } from "./react/use-conflicts.js";
export type { UseConflictsResult } from "./react/use-conflicts.js";
export { useConnect } from "./react/use-connect.js";
export type { ConnectParams, UseConnectOptions } from "./react/use-connect.js";
export type { LoginWindow } from "./react/login-window.js";
export { useConnection } from "./react/use-connection.js";
export { useCreateInstallation } from "./react/use-create-installation.js";
export type { CreateInstallationParams } from "./react/use-create-installation.js";
export { useDeleteInstallation } from "./react/use-delete-installation.js";
export type { DeleteInstallationParams } from "./react/use-delete-installation.js";
export { useFieldSettings } from "./react/use-field-settings.js";
export type { UseFieldSettingsResult } from "./react/use-field-settings.js";
export { useHistory } from "./react/use-history.js";
export type { UseHistoryResult } from "./react/use-history.js";
export { useInstallation } from "./react/use-installation.js";
export { useIsIntegrationInstalled } from "./react/use-is-integration-installed.js";
export { useIssues } from "./react/use-issues.js";
export { useLocalConfig } from "./react/use-local-config.js";
export { useManifest } from "./react/use-manifest.js";
export { useOperation } from "./react/use-operation.js";
export type { UseOperationResult } from "./react/use-operation.js";
export { useProvider } from "./react/use-provider.js";
export { useSaveInstallation } from "./react/use-save-installation.js";
export type { SaveParams, SaveStatus, UseSaveInstallationOptions } from "./react/use-save-installation.js";
export { useSavePlan } from "./react/use-save-plan.js";
export type { UseSavePlanOptions } from "./react/use-save-plan.js";
export { useUnsavedChangesGuard } from "./react/use-unsaved-changes-guard.js";
export type { UseUnsavedChangesGuardResult } from "./react/use-unsaved-changes-guard.js";
export { useUpdateInstallation } from "./react/use-update-installation.js";
export type { UpdateInstallationParams } from "./react/use-update-installation.js";
export { useWritePreview } from "./react/use-write-preview.js";
export type { WritePreviewInput } from "./react/use-write-preview.js";
export { useWriteRecords } from "./react/use-write-records.js";
export type { WriteRecordsParams, WriteStatus } from "./react/use-write-records.js";
