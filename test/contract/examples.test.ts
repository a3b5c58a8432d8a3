import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  configContentSchema,
  createInstallationRequestSchema,
  jsonPatchOperationSchema,
  updateInstallationRequestSchema,
  upsertMetadataRequestSchema,
  writeRequestSchema,
  writeResponseBatchSchema,
  writeResponseSingleFailSchema,
  writeResponseSingleSuccessSchema,
} from "../../src/contract/index.js";
import {
  hasContractDocuments,
  type JsonObject,
  readContractDocument,
  skippedWithoutContract,
} from "../support/contract-documents.js";
import { contradictoryBodies, contradictoryExamples } from "./support/contradictions.js";
import { collectExamples } from "./support/documented-examples.js";
import { schemasByContractName, writeSchemasByContractName } from "./support/schemas.js";

describe.skipIf(!hasContractDocuments)(`the contract's examples${skippedWithoutContract}`, () => {
  const document = hasContractDocuments ? readContractDocument("api") : {};
  const contractSchemas = ((document["components"] ?? {}) as JsonObject)["schemas"] as JsonObject;
  const resolve = (ref: string) => contractSchemas[ref.replace("#/components/schemas/", "")];
  const examples = hasContractDocuments
    ? Object.entries(schemasByContractName).flatMap(([name, schema]) =>
        collectExamples(contractSchemas[name], schema, resolve, name),
      )
    : [];
  const isContradictory = (where: string) => contradictoryExamples.some((pattern) => pattern.test(where));

  it("examples of schemas and their properties fit our schemas", () => {
    expect(examples.length).toBeGreaterThan(100);
    const refused = examples.filter(({ value, schema }) => !schema.safeParse(value).success);
    expect(refused.filter(({ where }) => !isContradictory(where)).map(({ where }) => where)).toEqual([]);
    expect(refused.length).toBe(examples.filter(({ where }) => isContradictory(where)).length);
  });

  it("examples contradict their own schema only where we say so", () => {
    const unused = contradictoryExamples.filter(
      (pattern) => !examples.some(({ where }) => pattern.test(where)),
    );
    expect(unused).toEqual([]);
  });

  it("examples of requests and answers fit our schemas", () => {
    const operations = Object.values(document["paths"] as JsonObject)
      .flatMap((item) => Object.values(item as JsonObject) as JsonObject[])
      .filter((operation) => typeof operation["operationId"] === "string");
    const checked = operations.flatMap((operation) => {
      const id = operation["operationId"] as string;
      const bodies = exampleBodies(operation["requestBody"]).map((value) => [requests[id], value] as const);
      const answers = Object.values((operation["responses"] ?? {}) as JsonObject).flatMap((response) =>
        exampleBodies(response).map((value) => [schemaOf(response), value] as const),
      );
      return [...bodies, ...answers]
        .filter(([schema]) => schema !== undefined)
        .map(([schema, value]) => ({ id, faults: schema?.safeParse(value).error?.issues ?? [] }));
    });
    const refused = checked.filter(({ faults }) => faults.length > 0).map(({ id }) => id);
    expect(refused).toEqual(contradictoryBodies);
    expect(checked.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "createInstallation",
        "getObjectMetadataForConnection",
        "getObjectMetadataForInstallation",
        "getOperation",
        "listInstallations",
        "listInstallationsForProject",
        "updateInstallation",
        "upsertMetadataForConnection",
        "upsertMetadataForInstallation",
      ]),
    );
  });

  it("examples of writes fit our schemas", () => {
    const writeDocument = readContractDocument("write");
    const schemas = (writeDocument["components"] as JsonObject)["schemas"] as JsonObject;
    const properties = Object.entries(writeSchemasByContractName).flatMap(([name, schema]) =>
      collectExamples(schemas[name], schema, resolve, name),
    );
    expect(properties.length).toBeGreaterThan(20);
    const refused = properties.filter(({ value, schema }) => !schema.safeParse(value).success);
    expect(refused.map(({ where }) => where)).toEqual([]);
    const [operation] = Object.values(writeDocument["paths"] as JsonObject).flatMap(
      (item) => Object.values(item as JsonObject) as JsonObject[],
    );
    const bodies = exampleBodies(operation?.["requestBody"]);
    expect(bodies.length).toBe(6);
    for (const body of bodies) expect(writeRequestSchema.safeParse(body).error).toBeUndefined();
    const responses = operation?.["responses"] as JsonObject;
    const answers = z.union([
      writeResponseBatchSchema.strict(),
      writeResponseSingleSuccessSchema.strict(),
      writeResponseSingleFailSchema.strict(),
    ]);
    const examplesOfAnswers = [...exampleBodies(responses["200"]), ...exampleBodies(responses["422"])];
    expect(examplesOfAnswers.length).toBe(4);
    for (const answer of examplesOfAnswers) expect(answers.safeParse(answer).error).toBeUndefined();
  });

  it("examples of JSON Patch changes fit our schema", () => {
    const changes = findExamples(document, "changes");
    expect(changes.length).toBe(2);
    for (const value of changes)
      expect(z.array(jsonPatchOperationSchema).safeParse(value).success).toBe(true);
  });
});

const requests: Record<string, z.ZodType> = {
  upsertMetadataForConnection: upsertMetadataRequestSchema,
  upsertMetadataForInstallation: upsertMetadataRequestSchema,
  createInstallation: createInstallationRequestSchema.extend({
    config: z.object({ content: configContentSchema }),
  }),
  updateInstallation: updateInstallationRequestSchema.extend({
    installation: z.object({ config: z.object({ content: configContentSchema.partial() }) }),
  }),
};

/** The examples of a request body or response. */
function exampleBodies(holder: unknown): unknown[] {
  const contents = Object.values(
    ((holder as JsonObject | undefined)?.["content"] ?? {}) as JsonObject,
  ) as JsonObject[];
  return contents.flatMap((content) => [
    ...(Object.hasOwn(content, "example") ? [content["example"]] : []),
    ...Object.values((content["examples"] ?? {}) as JsonObject).map(
      (example) => (example as JsonObject)["value"],
    ),
  ]);
}

/** Our schema of a response: that of the component it names, or a list of them. */
function schemaOf(response: unknown): z.ZodType | undefined {
  const [content] = Object.values(((response as JsonObject)["content"] ?? {}) as JsonObject) as JsonObject[];
  const schema = (content?.["schema"] ?? {}) as JsonObject;
  const named = (ref: unknown) => schemasByContractName[String(ref).replace("#/components/schemas/", "")];
  const item = named((schema["items"] as JsonObject | undefined)?.["$ref"]);
  return item ? z.array(item) : named(schema["$ref"]);
}

/** The examples of every property of that name, anywhere in a document. */
function findExamples(value: unknown, property: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === property && Object.hasOwn(inner as object, "example")
      ? [(inner as JsonObject)["example"]]
      : []),
    ...findExamples(inner, property),
  ]);
}
