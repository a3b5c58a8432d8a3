import { z } from "zod";

/** A default for a field; only one of the three keys may be set (contract: FieldSettingDefault). */
export const fieldSettingDefaultSchema = z.object({
  stringValue: z.string().optional(),
  integerValue: z.int().optional(),
  booleanValue: z.boolean().optional(),
});

/** What the customer chose for one written field (contract: FieldSetting). */
export const fieldSettingSchema = z.object({
  default: fieldSettingDefaultSchema.optional(),
  writeOnCreate: z.enum(["always", "never"]).optional(),
  writeOnUpdate: z.enum(["always", "never", "ifEmpty"]).optional(),
});

/** The older form of a default (contract: ValueDefault). */
export const valueDefaultSchema = z.object({
  value: z.union([z.string(), z.int(), z.boolean()]),
  applyOnUpdate: z.enum(["always", "never"]).optional(),
});

/** Whether records of an object may be deleted (contract: DeletionSettings). */
export const deletionSettingsSchema = z.object({ enabled: z.boolean() });

/** The write config of one object (contract: WriteConfigObject); `inheritMapping` is named by the write guide alone. */
export const writeConfigObjectSchema = z.object({
  objectName: z.string(),
  inheritMapping: z.boolean().optional(),
  deletionSettings: deletionSettingsSchema.optional(),
  selectedValueDefaults: z.record(z.string(), valueDefaultSchema).optional(),
  selectedFieldSettings: z.record(z.string(), fieldSettingSchema).optional(),
});

const readFilterSchema = z.object({
  fieldName: z.string(),
  operator: z.literal("eq"),
  value: z.union([z.string(), z.boolean(), z.number()]).optional(),
});

const backfillConfigSchema = z.object({
  defaultPeriod: z.object({ days: z.int().min(0).optional(), fullHistory: z.boolean().optional() }),
  fieldFilters: z.array(readFilterSchema).optional(),
});

const dynamicMappingsInputEntrySchema = z.object({
  mapToName: z.string(),
  mapToDisplayName: z.string().optional(),
  prompt: z.string().optional(),
  mappedValues: z.array(z.object({ mappedValue: z.string(), mappedDisplayValue: z.string() })).optional(),
  fieldName: z.string().optional(),
});

/**
 * The read config of one object (contract: BaseReadConfigObject). The contract asks answers for `selectedFields` and
 * `selectedFieldMappings`; its own request examples and the write guide leave them out, so both are optional here.
 */
export const readConfigObjectSchema = z.object({
  objectName: z.string(),
  schedule: z.string().optional(),
  disabled: z.boolean().optional(),
  destination: z.string().optional(),
  selectedFields: z.record(z.string(), z.boolean()).optional(),
  selectedFieldMappings: z.record(z.string(), z.string()).optional(),
  selectedValueMappings: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  dynamicMappingsInput: z.array(dynamicMappingsInputEntrySchema).optional(),
  selectedFieldsAuto: z.literal("all").optional(),
  backfill: backfillConfigSchema.optional(),
  fieldFilters: z.array(readFilterSchema).optional(),
});

const eventEnabledSchema = z.enum(["always", "never"]);

/** The subscribe config of one object (contract: SubscribeConfigObject). */
export const subscribeConfigObjectSchema = z.object({
  objectName: z.string(),
  destination: z.string(),
  inheritFieldsAndMappings: z.boolean(),
  createEvent: z.object({ enabled: eventEnabledSchema }).optional(),
  updateEvent: z
    .object({
      enabled: eventEnabledSchema,
      watchFieldsAuto: z.literal("all").optional(),
      requiredWatchFields: z.array(z.string()).optional(),
    })
    .optional(),
  deleteEvent: z.object({ enabled: eventEnabledSchema }).optional(),
  otherEvents: z.array(z.string()).optional(),
  providerOptions: z.object({ quotaOptimization: z.object({ enabled: z.boolean() }).optional() }).optional(),
});

/** Whether the proxy is on (contract: BaseProxyConfig). */
export const proxyConfigSchema = z.object({ enabled: z.boolean().optional() });

/** What one customer configured for one integration (contract: ConfigContent). */
export const configContentSchema = z.object({
  provider: z.string(),
  read: z.object({ objects: z.record(z.string(), readConfigObjectSchema) }).optional(),
  write: z.object({ objects: z.record(z.string(), writeConfigObjectSchema).optional() }).optional(),
  subscribe: z.object({ objects: z.record(z.string(), subscribeConfigObjectSchema) }).optional(),
  proxy: proxyConfigSchema.optional(),
});

/**
 * The value that a write gets where its record leaves the field out; one of the three keys.
 *
 * @example
 * const byDefault: FieldSettingDefault = { stringValue: "API" };
 */
export type FieldSettingDefault = z.infer<typeof fieldSettingDefaultSchema>;

/**
 * What the customer chose for one written field: a default, and whether creates and updates write it.
 *
 * @example
 * const setting: FieldSetting = { default: { integerValue: 5 }, writeOnUpdate: "never" };
 */
export type FieldSetting = z.infer<typeof fieldSettingSchema>;
export type ValueDefault = z.infer<typeof valueDefaultSchema>;

/**
 * Whether records of an object may be deleted.
 *
 * @example
 * const settings: DeletionSettings = { enabled: true };
 */
export type DeletionSettings = z.infer<typeof deletionSettingsSchema>;

/**
 * The write config of one object.
 *
 * @example
 * const contact: WriteConfigObject = {
 *   objectName: "contact",
 *   deletionSettings: { enabled: true },
 *   selectedFieldSettings: { leadsource: { writeOnUpdate: "never" } },
 * };
 */
export type WriteConfigObject = z.infer<typeof writeConfigObjectSchema>;

/**
 * A condition that a record has to meet to be read: a field that equals a value.
 *
 * @example
 * const filters: ReadFilter[] = [{ fieldName: "status", operator: "eq", value: "active" }];
 */
export type ReadFilter = z.infer<typeof readFilterSchema>;

/**
 * How far back the first read of an object goes, and which records it reads.
 *
 * @example
 * const lastMonth: BackfillConfig = { defaultPeriod: { days: 30 } };
 */
export type BackfillConfig = z.infer<typeof backfillConfigSchema>;

/**
 * A name that an app offers to be mapped besides those of the manifest, with the values that it knows.
 *
 * @example
 * const stage: DynamicMapping = {
 *   mapToName: "stage",
 *   prompt: "Which field says how far a deal is?",
 *   mappedValues: [{ mappedValue: "won", mappedDisplayValue: "Won" }],
 * };
 */
export type DynamicMapping = z.infer<typeof dynamicMappingsInputEntrySchema>;

/**
 * The read config of one object.
 *
 * @example
 * const contact: ReadConfigObject = {
 *   objectName: "contact",
 *   selectedFields: { email: true },
 *   selectedFieldMappings: { stage: "custom_stage__c" },
 * };
 */
export type ReadConfigObject = z.infer<typeof readConfigObjectSchema>;

/**
 * The subscribe config of one object.
 *
 * @example
 * const contact: SubscribeConfigObject = {
 *   objectName: "contact",
 *   destination: "contactWebhook",
 *   inheritFieldsAndMappings: true,
 *   updateEvent: { enabled: "always", requiredWatchFields: ["email"] },
 * };
 */
export type SubscribeConfigObject = z.infer<typeof subscribeConfigObjectSchema>;

/**
 * Whether the proxy is on.
 *
 * @example
 * const proxy: ProxyConfig = { enabled: true };
 */
export type ProxyConfig = z.infer<typeof proxyConfigSchema>;

/**
 * What one customer chose for one integration, as the service keeps it: what is read, written and subscribed to, and the proxy.
 *
 * @example
 * const content: ConfigContent = {
 *   provider: "salesforce",
 *   read: { objects: { contact: { objectName: "contact", selectedFields: { email: true } } } },
 *   write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
 * };
 */
export type ConfigContent = z.infer<typeof configContentSchema>;

/** Config content that may lack its provider: a draft before the first save (the published headless API's name). */
export type InstallationConfigContent = Partial<ConfigContent>;
