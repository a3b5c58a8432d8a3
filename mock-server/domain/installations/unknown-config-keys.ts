import { z } from "zod";
import { type ConfigContent, configContentSchema } from "../../../src/contract/index.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { memoize } from "../../../src/json/memoize.js";
import { isJsonObject, own } from "../../../src/json/object.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { quote } from "../../../src/json/quote.js";
import { configActions } from "../../../src/facts/config-actions.js";

/**
 * Lists the keys of a config that the contract does not know, each in a sentence with the nearest known name.
 */
export type UnknownConfigKeys = (content: ConfigContent) => string[];

/** At most this many keys are named; the others are counted. */
const maxNamed = 20;

/**
 * Creates the function that lists unknown keys. The service stores them, so that a misspelt `deletionSetings`
 * is accepted and does nothing. Each object is checked once; objects must be replaced and never mutated.
 */
export function createUnknownConfigKeys(): UnknownConfigKeys {
  const ofObject = memoize((object: object, action: string, name: string) =>
    listUnknown(configContentSchema, { [action]: { objects: Object.fromEntries([[name, object]]) } }),
  );
  return (content) => {
    const found = isKnown(content) ? [] : listUnknown(configContentSchema, withoutObjects(content));
    for (const action of configActions) {
      const objects = content[action]?.objects ?? {};
      for (const name of Object.keys(objects)) {
        const object = objects[name];
        if (object) for (const unknown of ofObject(object, action, name)) found.push(unknown);
      }
    }
    const more = found.length - maxNamed;
    return more > 0
      ? [...found.slice(0, maxNamed), `${String(more)} more unknown keys are not named`]
      : found;
  };
}

const sections = unwrapShape(configContentSchema);
const sectionKeys = new Map(
  configActions.map((action) => [action, new Set(Object.keys(unwrapShape(sections[action])))]),
);

/**
 * Whether all keys outside the objects are known. This quick check is enough for most contents (bench figure:
 * http).
 */
function isKnown(content: ConfigContent): boolean {
  for (const name in content) if (!Object.hasOwn(sections, name)) return false;
  if (content.proxy && Object.keys(content.proxy).some((name) => name !== "enabled")) return false;
  return configActions.every((action) => {
    for (const name in content[action]) if (!sectionKeys.get(action)?.has(name)) return false;
    return true;
  });
}

function unwrapShape(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> {
  const inner = schema && unwrap(schema);
  return inner instanceof z.ZodObject ? (inner.shape as Readonly<Record<string, z.ZodType>>) : {};
}

function withoutObjects(content: ConfigContent): object {
  const emptied = configActions.flatMap((action) => {
    const section = content[action];
    return section ? [[action, { ...section, objects: {} }] as const] : [];
  });
  return { ...content, ...Object.fromEntries(emptied) };
}

function listUnknown(schema: z.ZodType, value: unknown, path: readonly string[] = []): string[] {
  const inner = unwrap(schema);
  if (!isJsonObject(value)) return [];
  if (inner instanceof z.ZodRecord) {
    return Object.entries(value).flatMap(([name, member]) =>
      listUnknown(inner.valueType as z.ZodType, member, [...path, name]),
    );
  }
  if (!(inner instanceof z.ZodObject)) return [];
  const shape = inner.shape as Readonly<Record<string, z.ZodType>>;
  const known = Object.keys(shape);
  return Object.entries(value).flatMap(([name, member]) => {
    const schemaOfMember = own(shape, name);
    if (schemaOfMember) return listUnknown(schemaOfMember, member, [...path, name]);
    const place = path.length === 0 ? "the config" : quote(formatPointer(path));
    return [
      `${place} has the key ${quote(name)}, which the contract does not know${didYouMean(name, known)}`,
    ];
  });
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema;
}
