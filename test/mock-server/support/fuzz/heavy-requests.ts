import type { BuiltRequest } from "./arbitrary-request.js";

/** The longest body that the mock reads unless told otherwise, in bytes. */
const limit = 10_000_000;
/** The most names that a body of one request may hold is 20,000. */
const many = 19_900;

const named = (name: (index: number) => string, count = many) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), 1]));
const create = (groupRef: string, written: object) =>
  JSON.stringify({ groupRef, type: "create", ...written });
const masked = (updateMask: readonly string[], content: object) =>
  JSON.stringify({ updateMask, installation: { config: { content } } });

/** Bodies up to the limit of a body and beyond it, each where it takes longest. */
const bodies: Readonly<
  Record<string, (groupRef: string) => readonly [at: keyof typeof paths, body: string]>
> = {
  "a text of exactly the limit": () => ["write", `"${"x".repeat(limit - 2)}"`],
  "a text beyond the limit": () => ["write", `"${"x".repeat(limit + 2_000_000)}"`],
  "long names": (group) => [
    "write",
    create(group, { record: named((index) => `${"Name".repeat(120)}${String(index)}`) }),
  ],
  "names inside names": (group) => [
    "write",
    create(group, { record: named((index) => `$['a']['${String(index)}']`) }),
  ],
  "a batch of many names": (group) => [
    "write",
    create(group, {
      batch: Array.from({ length: 100 }, () => ({ record: named((index) => `name${String(index)}`, 190) })),
    }),
  ],
  "a mask of unknown paths": () => [
    "installation",
    masked(Object.keys(named((index) => `config.contnet.o${String(index)}`)), {}),
  ],
  "objects that nobody declares": () => [
    "installation",
    masked(["config.content.write.objects"], {
      write: { objects: named((index) => `contac${String(index)}`) },
    }),
  ],
  "a pointer of 9 MB": (groupRef) => [
    "object",
    JSON.stringify({
      groupRef,
      action: "write",
      changes: [{ op: "add", path: "/a".repeat(4_500_000), value: 1 }],
    }),
  ],
};

const paths = {
  write: { method: "POST", path: "objects/contact" },
  installation: { method: "PATCH", path: "installations/" },
  object: { method: "PATCH", path: "objects/contact/config-content" },
};

const makers = Object.values(bodies);

/** Makes the request of the heavy body of that number, in turn, below the URL of an integration, for an installation of a group. */
export function heavyRequest(
  number: number,
  { url, installation, groupRef }: { url: string; installation: string; groupRef: string },
): BuiltRequest {
  const make = makers[number % makers.length];
  if (!make) throw new RangeError(`${String(number)} is no number of a heavy body`);
  const [at, body] = make(groupRef);
  const { method, path } = paths[at];
  const headers = { "x-api-key": "key", "content-type": "application/json" };
  return {
    url: `${url}/${path}${at === "installation" ? installation : ""}`,
    init: { method, headers, body },
  };
}
