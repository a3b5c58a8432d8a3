import { z } from "zod";

/** Problem details of RFC 9457 with the service's additions (contract: ApiProblem). */
export const apiProblemSchema = z.object({
  type: z.string().optional(),
  href: z.string().optional(),
  title: z.string().optional(),
  status: z.int().min(400).max(599).optional(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  subsystem: z.string().optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  requestId: z.string().optional(),
  causes: z.array(z.string()).optional(),
  remedy: z.string().optional(),
  supportEmail: z.string().optional(),
  supportPhone: z.string().optional(),
  supportUrl: z.string().optional(),
  retryable: z.boolean().optional(),
  retryAfter: z.iso.datetime({ offset: true }).optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});

/** One fault in the input (contract: InputValidationIssue). */
export const inputValidationIssueSchema = apiProblemSchema.extend({
  in: z.enum(["body", "header", "path", "query"]).optional(),
  name: z.string().optional(),
  value: z.unknown().optional(),
});

/** A problem that lists the input's faults (contract: InputValidationProblem). */
export const inputValidationProblemSchema = apiProblemSchema.extend({
  issues: z.array(inputValidationIssueSchema).optional(),
});

export type ApiProblem = z.infer<typeof apiProblemSchema>;
export type InputValidationIssue = z.infer<typeof inputValidationIssueSchema>;
export type InputValidationProblem = z.infer<typeof inputValidationProblemSchema>;
