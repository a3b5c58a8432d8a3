import type {
  InstallationConfigContent,
  ReadConfigObject,
  SubscribeConfigObject,
  WriteConfigObject,
} from "../../contract/index.js";

/** Whether a field is written when a record is created, by the published headless API's names. */
export const FieldSettingWriteOnCreateEnum = { Always: "always", Never: "never" } as const;
/** One of the values of the constant of the same name. */
export type FieldSettingWriteOnCreateEnum =
  (typeof FieldSettingWriteOnCreateEnum)[keyof typeof FieldSettingWriteOnCreateEnum];

/** Whether a field is written when a record is updated, by the published headless API's names. */
export const FieldSettingWriteOnUpdateEnum = {
  Always: "always",
  Never: "never",
  IfEmpty: "ifEmpty",
} as const;
/** One of the values of the constant of the same name. */
export type FieldSettingWriteOnUpdateEnum =
  (typeof FieldSettingWriteOnUpdateEnum)[keyof typeof FieldSettingWriteOnUpdateEnum];

/** The published headless API's name of a read object's config, where it may be given in part. */
export type BaseReadConfigObject = Partial<ReadConfigObject>;

/** The published headless API's name of `WriteConfigObject`. */
export type BaseWriteConfigObject = WriteConfigObject;

/** What the published headless API calls the content of an update, whose objects may be given in part. */
export interface UpdateInstallationConfigContent extends Omit<
  InstallationConfigContent,
  "read" | "subscribe"
> {
  read?: { objects?: Record<string, BaseReadConfigObject> };
  subscribe?: { objects?: Record<string, SubscribeConfigObject> };
}
