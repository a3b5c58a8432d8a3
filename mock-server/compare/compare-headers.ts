import { type ComparedAnswer, mediaType } from "./answer.js";
import type { Comparing } from "./values/comparing.js";
import { saySame } from "./values/texts.js";

/** What a client reads from a header. Where it differs, a client would act differently. */
const readers: ReadonlyMap<string, (value: string) => string> = new Map([
  ["www-authenticate", (value) => value.split(" ")[0]?.toLowerCase() ?? ""],
  ["allow", sortedList],
  ["link", (value) => sortedList([...value.matchAll(/rel="?([^";,]+)/g)].map(([, rel]) => rel).join(","))],
]);

/** Headers that must be on both sides or on none; their values may differ. */
const present = ["retry-after", "deprecation", "sunset"];

/** Compares the headers that a client acts on; all others, such as `Date` and `Server`, may differ. */
export function compareHeaders(
  comparing: Comparing,
  expected: ComparedAnswer,
  received: ComparedAnswer,
): void {
  const [expectedType, receivedType] = [mediaType(expected), mediaType(received)];
  const hasBody = expected.body.kind !== "none" || received.body.kind !== "none";
  if (hasBody && expectedType !== receivedType) {
    comparing.differ({
      kind: "header",
      path: "content-type",
      expected: expectedType,
      received: receivedType,
    });
  }
  if (!expected.hasAllHeaders || !received.hasAllHeaders) return;
  const compare = (path: string, isSame: (one: string, other: string) => boolean) => {
    const [one, other] = [expected.headers.get(path), received.headers.get(path)];
    if (one === other || (one !== undefined && other !== undefined && isSame(one, other))) return;
    comparing.differ({ kind: "header", path, expected: one, received: other });
  };
  for (const [name, read] of readers) compare(name, (one, other) => read(one) === read(other));
  for (const name of present) compare(name, () => true);
  const { pairs } = comparing.knowledge;
  compare("location", (one, other) =>
    saySame(pairs, withoutOrigin(one), withoutOrigin(other), { takesUnknownIds: false }),
  );
}

function sortedList(value: string): string {
  const items = value.split(",").map((item) => item.trim().toUpperCase());
  return items.sort().join(",");
}

function withoutOrigin(location: string): string {
  return location.replace(/^[a-z][a-z+.-]*:\/\/[^/?#]*/i, "");
}
