import { type Place, placeOfMember } from "../../../../mock-server/compare/places/place.js";

/** A place of an answer, and what is done to it. */
export interface Alteration {
  readonly kind: "drop" | "add" | "value" | "type" | "id" | "no time" | "swap" | "item gone" | "item more";
  readonly path: readonly (string | number)[];
}

/** Lists what a service might answer otherwise, without anybody being allowed to take it for the same. */
export function alterationsOf(place: Place, body: unknown): Alteration[] {
  const found: Alteration[] = [];
  collect(place, body, [], found);
  return found;
}

/** Whether an alteration makes a list longer or shorter at its end, and leaves all else of it as it was. */
export function isAtEnd({ kind, path }: Alteration, list: unknown): boolean {
  if (!Array.isArray(list) || path.length !== 1) return false;
  return kind === "item more" || (kind === "item gone" && path[0] === list.length - 1);
}

function collect(
  place: Place,
  value: unknown,
  path: readonly (string | number)[],
  found: Alteration[],
): void {
  if (Array.isArray(value)) {
    const items = place.kind === "list" ? place.items : place;
    value.forEach((item, index) => {
      collect(items, item, [...path, index], found);
      found.push({ kind: "item gone", path: [...path, index] });
    });
    const [first, second] = value as readonly unknown[];
    if (value.length > 0) found.push({ kind: "item more", path: [...path, value.length] });
    if (value.length > 1 && JSON.stringify(first) !== JSON.stringify(second))
      found.push({ kind: "swap", path });
    return;
  }
  if (typeof value === "object" && value !== null) {
    found.push({ kind: "add", path: [...path, "addedByTheService"] });
    const isUnderWay = (value as Record<string, unknown>)["status"] === "in_progress";
    for (const [name, inner] of Object.entries(value)) {
      // What is under way may have ended by the time that the other side is asked.
      if (isUnderWay && ["result", "metadata"].includes(name)) continue;
      const at = [...path, name];
      found.push({ kind: "drop", path: at });
      if (isUnderWay && name === "status") {
        found.push({ kind: "type", path: at });
        continue;
      }
      collect(placeOfMember(place, name), inner, at, found);
    }
    return;
  }
  if (place.kind === "fresh" || place.kind === "page token") return;
  if (place.kind === "id") found.push({ kind: "id", path });
  else if (place.kind === "time") found.push({ kind: "no time", path });
  else found.push({ kind: "value", path });
  found.push({ kind: "type", path });
}

/** Does it to a copy of the body. */
export function applyAlteration(
  body: unknown,
  { kind, path }: Alteration,
): { body: unknown; kind: string; path: string } {
  const copy = structuredClone(body);
  const last = path.at(-1) ?? "";
  let parent = copy as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string | number, unknown>;
  const list = (
    kind === "swap" ? path.reduce((at, name) => (at as typeof parent)[name], copy) : parent
  ) as unknown[];
  switch (kind) {
    case "drop":
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- of a copy
      delete parent[last];
      break;
    case "add":
      parent[last] = "new";
      break;
    case "value":
      parent[last] = otherValue(parent[last]);
      break;
    case "type":
      parent[last] = [parent[last]];
      break;
    case "id":
      parent[last] = "99999999-9999-4999-8999-999999999999";
      break;
    case "no time":
      parent[last] = "yesterday";
      break;
    case "swap":
      list.splice(0, 2, list[1], list[0]);
      break;
    case "item gone":
      list.splice(last as number, 1);
      break;
    case "item more":
      list.push(withOtherIds(list[0]));
      break;
  }
  return {
    body: copy,
    kind,
    path: path.map((name) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
  };
}

function otherValue(value: unknown): unknown {
  if (typeof value === "string") return `${value}, otherwise`;
  return typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : "not null";
}

function withOtherIds(item: unknown): unknown {
  return JSON.parse(JSON.stringify(item).replace(/-abcd-4def-/g, "-eeee-4eee-")) as unknown;
}
