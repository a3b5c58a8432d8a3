import { Ajv, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import { type JsonObject, readContractDocument } from "../../support/contract-documents.js";
import { overlappingUnions } from "./contradictions.js";

// ajv-formats is CommonJS whose types name the default export as if it were ESM.
const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

/** An answer as it came over the wire. */
export interface Answer {
  method: string;
  /** Path below the server URL, without the query. */
  path: string;
  status: number;
  contentType: string | null;
  /** Parsed JSON, the text of plain text, or `undefined` for an empty body. */
  body: unknown;
}

/** Checks values and answers against the contract's two OpenAPI documents. */
export interface ContractChecker {
  /** Faults of a value that should be the component schema of that name; of api.json. */
  checkSchema(name: string, value: unknown): string[];
  /** Faults of an answer: status, content type and body; an unknown route must be an ApiProblem. */
  checkAnswer(answer: Answer): string[];
  /** Every operation of the two documents, in their order. */
  readonly operations: readonly ContractOperation[];
}

/** An operation as the documents have it. */
export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  /** With names in braces. */
  readonly path: string;
  /** The statuses of its answers; "default" stands for any other error. */
  readonly statuses: readonly string[];
}

/** Compiles the documents; dialect OpenAPI 3.0, formats on. */
export function createContractChecker(): ContractChecker {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  const listed = (["api", "write"] as const).flatMap((name) => {
    const document = toJsonSchema(readContractDocument(name)) as JsonObject;
    ajv.addSchema(document, name);
    return listOperations(document, name);
  });
  // Of two templates that fit a path, such as {id} and {id}:hydrate, the one that says more is meant.
  const operations = listed.toSorted((a, b) => b.literals - a.literals);
  const compiled = new Map<string, ValidateFunction>();

  function check(pointer: string, value: unknown): string[] {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: pointer });
    compiled.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message ?? ""} (${error.schemaPath})`,
    );
  }

  const checker: ContractChecker = {
    checkSchema: (name, value) => check(`api#/components/schemas/${name}`, value),
    operations: listed.map(({ id, method, path, responses }) => ({
      id,
      method,
      path,
      statuses: Object.keys(responses),
    })),
    checkAnswer: ({ method, path, status, contentType: given, body }) => {
      // The contract names media types; parameters such as a charset are the server's.
      const contentType = given?.split(";")[0] ?? null;
      const operation = findOperation(operations, method, path);
      if (!operation) {
        return [
          ...(contentType === "application/problem+json"
            ? []
            : [`unknown route answers ${String(contentType)}`]),
          ...(status === 404 || status === 401 ? [] : [`unknown route answers ${String(status)}`]),
          ...checker.checkSchema("ApiProblem", body),
        ];
      }
      const key = Object.hasOwn(operation.responses, String(status)) ? String(status) : "default";
      const response = operation.responses[key];
      if (response === undefined || (key === "default" && status < 400)) {
        return [`${operation.id} has no answer ${String(status)}`];
      }
      const content = (response as { content?: JsonObject }).content;
      if (!content) return body === undefined ? [] : [`${operation.id} ${key} has no body`];
      if (contentType === null || !Object.hasOwn(content, contentType)) {
        return [`${operation.id} ${key} is not ${String(contentType)}`];
      }
      const pointer = [operation.pointer, "responses", key, "content", escapeName(contentType), "schema"];
      return check(pointer.join("/"), body);
    },
  };
  return checker;
}

interface Operation {
  id: string;
  method: string;
  path: string;
  pattern: RegExp;
  /** How much of the path is no name. */
  literals: number;
  /** Reference to the operation in its document. */
  pointer: string;
  responses: JsonObject;
}

function listOperations(document: JsonObject, name: string): Operation[] {
  return Object.entries(document["paths"] as Record<string, JsonObject>).flatMap(([template, item]) =>
    Object.entries(item)
      .filter(([, operation]) => typeof (operation as JsonObject)["operationId"] === "string")
      .map(([method, operation]) => ({
        id: (operation as JsonObject)["operationId"] as string,
        method: method.toUpperCase(),
        path: template,
        pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`),
        literals: template.replace(/\{[^}]+\}/g, "").length,
        pointer: `${name}#/paths/${escapeName(template)}/${method}`,
        responses: (operation as JsonObject)["responses"] as JsonObject,
      })),
  );
}

function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined {
  return operations.find((operation) => operation.method === method && operation.pattern.test(path));
}

function escapeName(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** Turns OpenAPI 3.0's dialect into JSON Schema: `nullable`, the boolean `exclusiveMaximum`, and the overlapping `oneOf`. */
function toJsonSchema(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => toJsonSchema(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name]) => !name.startsWith("x-"))
    .map(([name, inner]) => [name, toJsonSchema(inner, name)] as const);
  const schema = Object.fromEntries(entries) as JsonObject;
  if (schema["exclusiveMaximum"] === true) {
    schema["exclusiveMaximum"] = schema["maximum"];
    delete schema["maximum"];
  }
  if (overlappingUnions.has(key) && schema["oneOf"] !== undefined) {
    schema["anyOf"] = schema["oneOf"];
    delete schema["oneOf"];
  }
  return schema["nullable"] === true ? { anyOf: [schema, { type: "null" }] } : schema;
}
