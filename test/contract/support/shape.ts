import type { JsonObject } from "../../support/contract-documents.js";

/** What a schema says about a value, whichever dialect it is written in. */
export interface Shape {
  /** JSON types, formats and limits, such as `string date-time` or `one of "a" "b"`; "any" where nothing is said. */
  kind: string;
  properties: Map<string, { shape: Shape; isRequired: boolean }>;
  /** Of the members that `properties` does not name. */
  others?: Shape;
  items?: Shape;
  /** Branches of a union, in order. */
  branches?: Shape[];
}

/** Finds the schema that a `$ref` names. */
export type Resolve = (ref: string) => unknown;

/** Reads a JSON Schema or OpenAPI 3.0 schema; `allOf` is merged, later branches override a property. */
export function readShape(value: unknown, resolve: Resolve): Shape {
  const schema = value as JsonObject;
  if (typeof schema["$ref"] === "string") return readShape(resolve(schema["$ref"]), resolve);
  const own = readOwn(schema, resolve);
  const parts = ((schema["allOf"] ?? []) as unknown[]).map((part) => readShape(part, resolve));
  return [...parts, own].reduce(merge, { kind: "any", properties: new Map() });
}

function readOwn(schema: JsonObject, resolve: Resolve): Shape {
  const branches = (schema["oneOf"] ?? schema["anyOf"]) as unknown[] | undefined;
  const required = (schema["required"] ?? []) as string[];
  const properties = Object.entries((schema["properties"] ?? {}) as JsonObject).map(
    ([name, inner]) =>
      [name, { shape: readShape(inner, resolve), isRequired: required.includes(name) }] as const,
  );
  // A required name may be described in another branch of an allOf.
  for (const name of required.filter((known) => !properties.some(([given]) => given === known))) {
    properties.push([name, { shape: { kind: "any", properties: new Map() }, isRequired: true }]);
  }
  const others = schema["additionalProperties"];
  const items = schema["items"];
  return {
    kind: readKind(schema),
    properties: new Map(properties),
    ...(typeof others === "object" && { others: readShape(others, resolve) }),
    ...(items !== undefined && { items: readShape(items, resolve) }),
    ...(branches && { branches: branches.map((branch) => readShape(branch, resolve)) }),
  };
}

function readKind(schema: JsonObject): string {
  const choices = schema["const"] === undefined ? schema["enum"] : [schema["const"]];
  if (choices !== undefined)
    return `one of ${(choices as unknown[]).map((choice) => JSON.stringify(choice)).join(" ")}`;
  const hasMembers = schema["properties"] !== undefined || schema["additionalProperties"] !== undefined;
  const type = schema["type"] ?? (hasMembers || schema["required"] !== undefined ? "object" : undefined);
  if (type === undefined) return "any";
  // Formats that only one of the dialects writes say nothing about the values that we exchange.
  const format = schema["format"] === "date-time" ? " date-time" : "";
  return `${String(type)}${format}${readLimits(schema)}`;
}

function readLimits(schema: JsonObject): string {
  const limits = ["minimum", "maximum", "minItems"].flatMap((name) => {
    const limit = schema[name];
    // zod writes the range of safe integers out.
    if (typeof limit !== "number" || Math.abs(limit) === Number.MAX_SAFE_INTEGER) return [];
    if (name === "maximum" && schema["exclusiveMaximum"] === true) return [` maximum ${String(limit - 1)}`];
    return [` ${name} ${String(limit)}`];
  });
  return limits.join("");
}

function merge(a: Shape, b: Shape): Shape {
  const properties = new Map(a.properties);
  for (const [name, property] of b.properties) {
    const known = properties.get(name);
    properties.set(name, {
      shape: known ? merge(known.shape, property.shape) : property.shape,
      isRequired: property.isRequired || (known?.isRequired ?? false),
    });
  }
  const others = a.others && b.others ? merge(a.others, b.others) : (b.others ?? a.others);
  const items = b.items ?? a.items;
  const branches = b.branches ?? a.branches;
  return {
    kind: b.kind === "any" ? a.kind : b.kind,
    properties,
    ...(others && { others }),
    ...(items && { items }),
    ...(branches && { branches }),
  };
}

/** Lists where two shapes differ, as `path: what`; properties in both directions. */
export function compareShapes(contract: Shape, ours: Shape, path: string): string[] {
  const names = new Set([...contract.properties.keys(), ...ours.properties.keys()]);
  const differences: string[] = [];
  if (contract.kind !== ours.kind) {
    differences.push(`${path}: contract says ${contract.kind}, we say ${ours.kind}`);
  }
  for (const name of names) {
    const theirs = contract.properties.get(name);
    const own = ours.properties.get(name);
    const at = `${path}.${name}`;
    if (!theirs) differences.push(`${at}: only ours`);
    else if (!own) differences.push(`${at}: only the contract's`);
    else {
      if (theirs.isRequired !== own.isRequired) {
        differences.push(`${at}: required ${theirs.isRequired ? "only by the contract" : "only by us"}`);
      }
      differences.push(...compareShapes(theirs.shape, own.shape, at));
    }
  }
  differences.push(...comparePart(contract.others, ours.others, `${path}.*`));
  differences.push(...comparePart(contract.items, ours.items, `${path}[]`));
  const count = Math.max(contract.branches?.length ?? 0, ours.branches?.length ?? 0);
  for (let index = 0; index < count; index++) {
    const at = `${path}|${String(index)}`;
    differences.push(...comparePart(contract.branches?.[index], ours.branches?.[index], at));
  }
  return differences;
}

function comparePart(contract: Shape | undefined, ours: Shape | undefined, path: string): string[] {
  if (contract && ours) return compareShapes(contract, ours, path);
  if (contract) return [`${path}: only the contract's`];
  return ours ? [`${path}: only ours`] : [];
}
