/**
 * Groups things by every place that they are at or below, in their order; `pathOf` gives the JSON Pointer of each. A list is
 * grouped once, however many places are asked for.
 */
export function groupByPlace<TThing>(
  things: readonly TThing[],
  pathOf: (thing: TThing) => string,
): ReadonlyMap<string, readonly TThing[]> {
  const groups = new Map<string, TThing[]>();
  for (const thing of things) {
    const path = pathOf(thing);
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const place = path.slice(0, end);
      const group = groups.get(place);
      if (group) group.push(thing);
      else groups.set(place, [thing]);
    }
  }
  return groups;
}
