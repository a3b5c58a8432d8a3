/** The kind of thing that an id names; each kind has its own pairs. */
export type IdKind =
  | "project"
  | "organization"
  | "integration"
  | "revision"
  | "connection"
  | "installation"
  | "config"
  | "operation"
  | "provider app"
  | "login"
  | "record"
  /** A thing of an operation that the mock does not model. */
  | "thing";

/** What kind of value a place of a JSON value holds; it decides how two values there are compared. */
export type Place =
  /** A value that the caller chose, such as a name or a switch: the two must be equal. */
  | { readonly kind: "value" }
  /** An id that the server makes: two servers give a thing different ids, and each keeps its own. */
  | { readonly kind: "id"; readonly of: IdKind }
  /** A point in time: the clocks of two servers differ, but not the order of events. */
  | { readonly kind: "time" }
  /** New in every answer, such as the id of a request: not compared. */
  | { readonly kind: "fresh" }
  /** A token of any form that leads to the next page. */
  | { readonly kind: "page token" }
  /** A text for people: no program depends on its wording. */
  | { readonly kind: "words" }
  /** A text of the caller that may contain ids of the server. */
  | { readonly kind: "text" }
  /** Data of a provider, in which any member may be an id or a time. */
  | { readonly kind: "data" }
  /** A value that the contract does not describe: each member is judged by its name. */
  | { readonly kind: "guess" }
  | ObjectPlace
  /** An object whose names are data, such as field names. */
  | { readonly kind: "map"; readonly values: Place }
  | ListPlace;

/** An object of the contract. */
export interface ObjectPlace {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, Place>;
  /** The members that are not listed. */
  readonly others: Place;
}

/** An array of the contract. */
export interface ListPlace {
  readonly kind: "list";
  readonly items: Place;
  /** Paths of the members that identify an item whose id is not known, such as `["group", "groupRef"]`. @default the whole content */
  readonly identity?: readonly (readonly string[])[];
  /** Whether the order of the items has no meaning. @default false */
  readonly isSet?: boolean;
  /** Whether one side may already have more items at the end. @default false */
  readonly mayGrow?: boolean;
}

export const value: Place = { kind: "value" };
export const time: Place = { kind: "time" };
export const fresh: Place = { kind: "fresh" };
export const words: Place = { kind: "words" };
export const text: Place = { kind: "text" };
export const data: Place = { kind: "data" };
export const guess: Place = { kind: "guess" };
export const pageToken: Place = { kind: "page token" };

export function id(of: IdKind): Place {
  return { kind: "id", of };
}

export function object(members: Readonly<Record<string, Place>>, others = value): ObjectPlace {
  return { kind: "object", members: new Map(Object.entries(members)), others };
}

/** Returns what the member `name` of an object or a map holds. */
export function placeOfMember(place: Place, name: string): Place {
  switch (place.kind) {
    case "object":
      return place.members.get(name) ?? place.others;
    case "map":
      return place.values;
    case "guess":
      return guessPlace(name);
    default:
      return place;
  }
}

export function map(values: Place): Place {
  return { kind: "map", values };
}

/** Describes a list; the paths of `identity` are written with dots. */
export function list(
  items: Place,
  options: { identity?: readonly string[]; isSet?: boolean } = {},
): ListPlace {
  const { identity, isSet = false } = options;
  return {
    kind: "list",
    items,
    isSet,
    ...(identity && { identity: identity.map((path) => path.split(".")) }),
  };
}

/** Guesses from its name what a member of an unknown object holds. */
export function guessPlace(name: string): Place {
  if (/^id$|Id$|_id$/.test(name)) return id("thing");
  if (/Time$|At$|^timestamp$/.test(name)) return time;
  return name === "nextPageToken" ? pageToken : guess;
}
