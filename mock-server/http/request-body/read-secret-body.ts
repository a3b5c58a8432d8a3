import type { HonoRequest } from "hono";
import type { z } from "zod";
import { withoutSecrets } from "../../domain/connections/connection-request.js";
import { type Outcome, refuse } from "../../domain/outcome.js";
import { readBody } from "./read-body.js";

/** Reads a body that holds a customer's credentials, as `readBody` does; none of them is repeated in a refusal. */
export async function readSecretBody<TSchema extends z.ZodType>(
  request: HonoRequest,
  schema: TSchema,
): Promise<Outcome<z.infer<TSchema>>> {
  const body = await readBody(request, schema);
  if (body.ok) return body;
  return refuse({ ...body.refusal, issues: withoutSecrets(body.refusal.issues ?? []) });
}
