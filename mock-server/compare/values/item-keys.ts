import { isJsonObject, own } from "../../../src/json/object.js";
import type { ItemKey } from "./item-key.js";
import { canonical } from "./canonical.js";
import type { IdPairs, Side } from "../id-pairs.js";
import { type ListPlace, type Place, placeOfMember } from "../places/place.js";
import { withoutIds } from "./texts.js";
import { withoutTimes } from "./times.js";

/** Returns what identifies the items of a list. Items of the two sides that belong together have equal keys. */
export function keysOf(
  pairs: IdPairs,
  place: ListPlace,
  items: readonly unknown[],
  side: Side,
  recordScope: string,
): ItemKey[] {
  const knownId = idFinder(pairs, place.items, side, recordScope);
  return items.map((item) => {
    const id = knownId(item);
    if (place.identity) {
      const content = identityOf(pairs, place, item, side);
      return { id, content, detail: content };
    }
    const ids = idsOf(place.items, item);
    return {
      id,
      content: contentOf(place.items, item, { ids, hasWords: false }),
      detail: contentOf(place.items, item, { ids, hasWords: true }),
    };
  });
}

/** Creates a function that returns the received side's id of an item; `undefined` where the item's id has no partner. */
function idFinder(pairs: IdPairs, place: Place, side: Side, recordScope: string) {
  const ownPlace = place.kind === "object" ? place.members.get("id") : place;
  if (ownPlace?.kind !== "id") return () => undefined;
  const kind = ownPlace.of;
  const scope = kind === "record" ? recordScope : "";
  return (item: unknown): string | undefined => {
    const ownId = place.kind === "object" ? own(item, "id") : item;
    if (typeof ownId !== "string") return undefined;
    const partner = pairs.partner(kind, side, ownId, scope);
    return partner !== undefined && side === "received" ? ownId : partner;
  };
}

function identityOf(pairs: IdPairs, place: ListPlace, item: unknown, side: Side): string {
  const parts = (place.identity ?? []).map((path) => {
    const part = path.reduce<unknown>((at, name) => own(at, name), item);
    const partPlace = path.reduce<Place | undefined>(
      (at, name) => (at?.kind === "object" ? at.members.get(name) : undefined),
      place.items,
    );
    if (partPlace?.kind !== "id" || typeof part !== "string") return part;
    const partner = pairs.partner(partPlace.of, side, part);
    if (partner === undefined) return "new";
    return side === "received" ? part : partner;
  });
  return canonical(parts);
}

/** Lists the ids of an item, which its other texts may repeat. */
function idsOf(place: Place, item: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  if (place.kind !== "object") return ids;
  for (const [name, member] of place.members) {
    const ownId = own(item, name);
    if (member.kind === "id" && typeof ownId === "string") ids.add(ownId);
  }
  return ids;
}

/** What the text of an item includes, and what it leaves out. */
interface Shown {
  /** The item's ids: where its texts repeat them, they are left out. */
  readonly ids: ReadonlySet<string>;
  readonly hasWords: boolean;
}

/** Writes the content of an item without ids and times; with `hasWords`, its texts for people are included. */
function contentOf(place: Place, item: unknown, shown: Shown): string {
  const { ids, hasWords } = shown;
  if (hasWords && place.kind === "words" && typeof item === "string") return withoutIds(withoutTimes(item));
  if (place.kind === "value" || place.kind === "data" || place.kind === "guess") {
    return canonical(item, (leaf) => {
      if (typeof leaf !== "string") return leaf;
      return ids.has(leaf) ? "<id>" : withoutTimes(leaf);
    });
  }
  if (place.kind === "list" && Array.isArray(item)) {
    return `[${item.map((inner) => contentOf(place.items, inner, shown)).join(",")}]`;
  }
  if ((place.kind === "object" || place.kind === "map") && isJsonObject(item)) {
    const names = Object.keys(item).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${contentOf(placeOfMember(place, name), item[name], shown)}`).join(",")}}`;
  }
  // The value differs between the sides; only its presence counts.
  return `<${place.kind}>`;
}
