import { z } from "zod";
import type { JsonObject } from "../../support/contract-documents.js";
import type { Resolve } from "./shape.js";

/** An example of the contract and the schema of ours that it belongs to. */
export interface DocumentedExample {
  /** Where it stands, such as `Connection.group.groupRef`. */
  where: string;
  value: unknown;
  schema: z.ZodType;
}

/** Collects the examples of a contract schema and of everything in it, as far as our schema goes along. */
export function collectExamples(
  value: unknown,
  schema: z.ZodType,
  resolve: Resolve,
  where: string,
): DocumentedExample[] {
  const contract = value as JsonObject;
  const ours = unwrap(schema);
  if (typeof contract["$ref"] === "string")
    return collectExamples(resolve(contract["$ref"]), ours, resolve, where);
  const examples = Object.hasOwn(contract, "example")
    ? [{ where, value: contract["example"], schema: ours }]
    : [];
  const inner = listParts(contract).flatMap(([step, part]) => {
    const next = enter(ours, step);
    return next ? collectExamples(part, next, resolve, step === "" ? where : `${where}${step}`) : [];
  });
  return [...examples, ...inner];
}

/** The parts of a contract schema by the step that leads to them; an `allOf` branch describes the same value. */
function listParts(contract: JsonObject): [step: string, part: unknown][] {
  const branches = (contract["oneOf"] ?? contract["anyOf"] ?? []) as unknown[];
  const others = contract["additionalProperties"];
  return [
    ...((contract["allOf"] ?? []) as unknown[]).map((part): [string, unknown] => ["", part]),
    ...branches.map((part, index): [string, unknown] => [`|${String(index)}`, part]),
    ...Object.entries((contract["properties"] ?? {}) as JsonObject).map(([name, part]): [string, unknown] => [
      `.${name}`,
      part,
    ]),
    ...(typeof others === "object" ? [["*", others] as [string, unknown]] : []),
    ...(contract["items"] === undefined ? [] : [["[]", contract["items"]] as [string, unknown]]),
  ];
}

function enter(schema: z.ZodType, step: string): z.ZodType | undefined {
  if (step === "") return schema;
  if (step === "*") return schema instanceof z.ZodRecord ? (schema.valueType as z.ZodType) : undefined;
  if (step === "[]") return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
  if (step.startsWith("|")) {
    return schema instanceof z.ZodUnion ? (schema.options[Number(step.slice(1))] as z.ZodType) : undefined;
  }
  return schema instanceof z.ZodObject
    ? (schema.shape as Record<string, z.ZodType>)[step.slice(1)]
    : undefined;
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema;
}
