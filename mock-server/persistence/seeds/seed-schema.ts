import { z } from "zod";
import {
  connectionSchema,
  fieldMetadataSchema,
  operationSchema,
  providerMetadataSchema,
} from "../../../src/contract/index.js";

const { authScheme, status, createTime, updateTime } = connectionSchema.shape;

const duplicateRule = { fieldNames: z.array(z.string()).min(1), isBlocking: z.boolean().optional() };

/**
 * The schema of seeded data, checked before the backend's rules. It refuses unknown keys, so that a typo is
 * not ignored.
 */
export const seedDataSchema = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        provider: z.string(),
        objectName: z.string(),
        groupRef: z.string().optional(),
        fields: z.array(fieldMetadataSchema).optional(),
        hidden: z.array(z.string()).optional(),
        duplicateRules: z.array(z.strictObject(duplicateRule)).optional(),
      }),
    )
    .optional(),
  connections: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        provider: z.string(),
        groupRef: z.string(),
        groupName: z.string().optional(),
        consumerRef: z.string(),
        consumerName: z.string().optional(),
        providerWorkspaceRef: z.string().optional(),
        providerConsumerRef: z.string().optional(),
        providerMetadata: providerMetadataSchema.optional(),
        authScheme: authScheme.optional(),
        status: status.optional(),
        createTime: createTime.optional(),
        updateTime: updateTime,
      }),
    )
    .optional(),
  groups: z
    .array(z.strictObject({ groupRef: z.string(), createTime: createTime.optional(), updateTime }))
    .optional(),
  consumers: z
    .array(z.strictObject({ consumerRef: z.string(), createTime: createTime.optional(), updateTime }))
    .optional(),
  installations: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        integration: z.string(),
        groupRef: z.string(),
        configId: z.string().optional(),
        connectionId: z.string().optional(),
        createdBy: z.string().optional(),
        createTime: createTime.optional(),
        updateTime: updateTime,
        // The rules of an installation check the content later.
        content: z.looseObject({}),
      }),
    )
    .optional(),
  records: z
    .array(
      z.strictObject({
        provider: z.string(),
        groupRef: z.string(),
        objectName: z.string(),
        id: z.string().optional(),
        fields: z.looseObject({}),
      }),
    )
    .optional(),
  operations: z
    .array(
      z.strictObject({
        ...operationSchema.pick({ id: true, configId: true, actionType: true }).partial().shape,
        ...operationSchema.pick({ installationId: true, result: true, resource: true }).shape,
        ...operationSchema.pick({ createTime: true, updateTime: true }).shape,
        status: operationSchema.shape.status.exclude(["in_progress"]),
        // Metadata from a service may have keys that the kit does not know.
        metadata: z.looseObject(operationSchema.shape.metadata.unwrap().shape).optional(),
      }),
    )
    .optional(),
});
