import { z } from "zod";

/** One run of an action for an installation (contract: Operation). */
export const operationSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  integrationId: z.string(),
  installationId: z.string(),
  configId: z.string(),
  actionType: z.string(),
  status: z.enum(["in_progress", "success", "failure"]),
  /** A summary for people; absent while the operation runs. */
  result: z.string().optional(),
  metadata: z
    .object({
      objects: z.array(z.string()).optional(),
      retry: z
        .object({
          attempts: z.int().optional(),
          lastAttempt: z.iso.datetime({ offset: true }).optional(),
          lastNotified: z.iso.datetime({ offset: true }).optional(),
        })
        .optional(),
      successfulRecordIds: z.array(z.string()).optional(),
    })
    .optional(),
  createTime: z.iso.datetime({ offset: true }).optional(),
  /** Stands in the write guide's answer, not in the contract. */
  updateTime: z.iso.datetime({ offset: true }).optional(),
  /** The object that was written; stands in the write guide's answer, not in the contract. */
  resource: z.string().optional(),
});

/** One line of an operation's log (contract: Log). */
export const operationLogSchema = z.object({
  timestamp: z.string(),
  severity: z.string(),
  message: z.object({
    msg: z.string(),
    error: z.string().optional(),
    operation_id: z.string().optional(),
    details: z.record(z.string(), z.string()).optional(),
  }),
});

/** Where a list goes on (contract: PaginationInfo). */
export const paginationInfoSchema = z.object({ done: z.boolean(), nextPageToken: z.string().optional() });

/** A page of an installation's operations, newest first (contract: listOperations). */
export const operationListSchema = z.object({
  results: z.array(operationSchema),
  pagination: paginationInfoSchema,
});

/**
 * One write, and what became of it.
 *
 * @example
 * const hasEnded = ({ status }: Operation) => status === "success" || status === "failure";
 */
export type Operation = z.infer<typeof operationSchema>;
export type OperationLog = z.infer<typeof operationLogSchema>;
export type OperationList = z.infer<typeof operationListSchema>;
