import type { z } from "zod";
import { withoutSecrets } from "../../domain/connections/connection-request.js";
import { type Outcome, refuse } from "../../domain/outcome.js";
import type { MockRequest } from "../request.js";
import { readBody } from "./read-body.js";

/** Reads a body with a customer's credentials, as `readBody` does. A refusal does not repeat them. */
export function readSecretBody<TSchema extends z.ZodType>(
  request: MockRequest,
  schema: TSchema,
): Outcome<z.infer<TSchema>> {
  const body = readBody(request, schema);
  if (body.ok) return body;
  return refuse({ ...body.refusal, issues: withoutSecrets(body.refusal.issues ?? []) });
}
