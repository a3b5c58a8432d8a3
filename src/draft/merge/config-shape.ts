import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";

/**
 * What the contract says about a place in a config, as far as comparing and merging need it. Places without a shape are merged
 * name by name down to their leaves.
 */
export interface Shape {
  /** The place is one value: a merge takes it whole from one side, and never mixes parts of two sides. */
  readonly isValue?: boolean;
  /** Names of an object that exclude each other, such as `watchFieldsAuto` and `requiredWatchFields`. */
  readonly choice?: readonly string[];
  readonly names?: ReadonlyMap<string, Shape>;
  /** What stands under any other name. */
  readonly each?: Shape;
}

const value: Shape = { isValue: true };
const map = (each?: Shape): Shape => (each ? { each } : {});
const object = (names: Record<string, Shape>, choice?: readonly string[]): Shape => ({
  names: new Map(Object.entries(names)),
  ...(choice && { choice }),
});

const readObject = object({
  selectedFields: map(),
  selectedFieldMappings: map(),
  selectedValueMappings: map(map()),
  dynamicMappingsInput: value,
  backfill: object({ defaultPeriod: value, fieldFilters: value }),
  fieldFilters: value,
});

const writeObject = object({
  deletionSettings: map(),
  selectedValueDefaults: map(map()),
  selectedFieldSettings: map(object({ default: value })),
});

const subscribeObject = object({
  createEvent: map(),
  updateEvent: object({ requiredWatchFields: value }, ["watchFieldsAuto", "requiredWatchFields"]),
  deleteEvent: map(),
  otherEvents: value,
  providerOptions: object({ quotaOptimization: map() }),
});

/** The shape of a config content. Lists are one value everywhere, also where no shape says so. */
export const contentShape: Shape = object({
  read: object({ objects: map(readObject) }),
  write: object({ objects: map(writeObject) }),
  subscribe: object({ objects: map(subscribeObject) }),
  proxy: map(),
});

/** The shape of what stands under a name. */
export function shapeBelow(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.names?.get(name) ?? shape?.each;
}

/** The shape of a place in a config content. */
export function shapeAt(path: readonly string[]): Shape | undefined {
  return path.reduce(shapeBelow, contentShape as Shape | undefined);
}

/** Returns what was found at a place; `undefined` for a `null` at a place that has a shape, such as a section or a list. */
export function presentAt(found: unknown, shape: Shape | undefined): unknown {
  return found === null && shape ? undefined : found;
}

/**
 * Whether the objects together set more than one name of a choice, so that its names cannot be merged one by one. A value that
 * is no object sets none.
 */
export function isMixedChoice(objects: readonly unknown[], choice: readonly string[]): boolean {
  return choice.filter((name) => objects.some((each) => own(each, name) != null)).length > 1;
}

/** Whether two objects make the same choice. */
export function isSameChoice(a: unknown, b: unknown, choice: readonly string[]): boolean {
  return choice.every((name) => deepEqual(own(a, name) ?? undefined, own(b, name) ?? undefined));
}

/** Whether two values are compared and merged name by name; else as a whole. */
export function isMergedByName(a: unknown, b: unknown, shape: Shape | undefined): boolean {
  return !shape?.isValue && isJsonObject(a) && isJsonObject(b);
}
