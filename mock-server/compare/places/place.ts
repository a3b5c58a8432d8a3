/** What kind of thing an id stands for; each kind has its own pairs. */
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
  /** What the contract's operations that are not modelled give ids to. */
  | "thing";

/** What stands at a place of a JSON value, and so how two values there are compared. */
export type Place =
  /** A value that the caller chose, such as a name or a switch: equal or not. */
  | { readonly kind: "value" }
  /** An id that the server makes: two servers give one thing different ids, but always the same ones. */
  | { readonly kind: "id"; readonly of: IdKind }
  /** A point in time: two servers' clocks differ, but not the order of what happened. */
  | { readonly kind: "time" }
  /** Made anew for every answer, such as the id of a request. */
  | { readonly kind: "fresh" }
  /** Leads to the next page; of any form. */
  | { readonly kind: "page token" }
  /** For people to read: no program depends on its wording. */
  | { readonly kind: "words" }
  /** A text of the caller's that may hold ids of the server's. */
  | { readonly kind: "text" }
  /** Data of a provider, in which ids and times may stand under any name. */
  | { readonly kind: "data" }
  /** Not known; what a member is, is told by its name. */
  | { readonly kind: "guess" }
  | ObjectPlace
  /** An object whose names are data, such as field names. */
  | { readonly kind: "map"; readonly values: Place }
  | ListPlace;

/** An object of the contract. */
export interface ObjectPlace {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, Place>;
  /** What stands under names that are not listed. */
  readonly others: Place;
}

/** An array of the contract. */
export interface ListPlace {
  readonly kind: "list";
  readonly items: Place;
  /** The names of what tells its items apart where their ids are not known, such as `["group", "groupRef"]`; without it, their content does. */
  readonly identity?: readonly (readonly string[])[];
  /** Whether two orders of it say the same. @default false */
  readonly isSet?: boolean;
  /** Whether one side may have more items at its end already. @default false */
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

/** What stands under a name of an object or a map. */
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

/** A list; `identity` names members of its items by dots. */
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

/** Tells by its name what a member of an unknown object is. */
export function guessPlace(name: string): Place {
  if (/^id$|Id$|_id$/.test(name)) return id("thing");
  if (/Time$|At$|^timestamp$/.test(name)) return time;
  return name === "nextPageToken" ? pageToken : guess;
}
