import type {
  InstallationConfigContent,
  ReadConfigObject,
  SubscribeConfigObject,
  WriteConfigObject,
} from "../../contract/index.js";

/**
 * Whether a field is written when a record is created, by the published headless API's names.
 *
 * @example
 * const contact = createLocalConfig(createDraftStore()).writeObject("contact");
 * contact.setWriteOnCreateSetting({ fieldName: "email", value: FieldSettingWriteOnCreateEnum.Never });
 */
export const FieldSettingWriteOnCreateEnum = { Always: "always", Never: "never" } as const;
/** One of the values of the constant of the same name. */
export type FieldSettingWriteOnCreateEnum =
  (typeof FieldSettingWriteOnCreateEnum)[keyof typeof FieldSettingWriteOnCreateEnum];

/**
 * Whether a field is written when a record is updated, by the published headless API's names.
 *
 * @example
 * const contact = createLocalConfig(createDraftStore()).writeObject("contact");
 * contact.setWriteOnUpdateSetting({ fieldName: "email", value: FieldSettingWriteOnUpdateEnum.IfEmpty });
 */
export const FieldSettingWriteOnUpdateEnum = {
  Always: "always",
  Never: "never",
  IfEmpty: "ifEmpty",
} as const;
/** One of the values of the constant of the same name. */
export type FieldSettingWriteOnUpdateEnum =
  (typeof FieldSettingWriteOnUpdateEnum)[keyof typeof FieldSettingWriteOnUpdateEnum];

/**
 * The published headless API's name of a read object's config, where it may be given in part.
 *
 * @example
 * const contact: BaseReadConfigObject = { objectName: "contact", selectedFields: { email: true } };
 */
export type BaseReadConfigObject = Partial<ReadConfigObject>;

/**
 * The published headless API's name of `WriteConfigObject`.
 *
 * @example
 * const contact: BaseWriteConfigObject = { objectName: "contact", deletionSettings: { enabled: true } };
 */
export type BaseWriteConfigObject = WriteConfigObject;

/**
 * What the published headless API calls the content of an update, whose objects may be given in part.
 *
 * @example
 * const config: UpdateInstallationConfigContent = {
 *   write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
 * };
 */
export interface UpdateInstallationConfigContent extends Omit<
  InstallationConfigContent,
  "read" | "subscribe"
> {
  read?: { objects?: Record<string, BaseReadConfigObject> };
  subscribe?: { objects?: Record<string, SubscribeConfigObject> };
}
