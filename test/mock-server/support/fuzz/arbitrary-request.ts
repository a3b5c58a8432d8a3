import fc from "fast-check";
import type { Snapshot } from "../../../../mock-server/index.js";
import { hostileNames } from "../../../support/arbitraries/arbitrary-config.js";
import { writeBody } from "../../../support/arbitraries/arbitrary-write-request.js";
import { sampledOperations, sampleRequest } from "./sample-requests.js";
import { spoil, type Spoiling, spoiling } from "./spoil.js";
import type { World } from "./worlds.js";
import { anyCharacter } from "../../../support/arbitraries/any-character.js";

/** How a request is made: a sample, and what is done to it. */
export interface RequestPlan {
  readonly operation: string;
  readonly variant: number;
  /** Which names it takes, in turn. */
  readonly choices: readonly number[];
  readonly method: string | undefined;
  readonly host: "api" | "write" | "store" | undefined;
  /** A part of the path, written as it stands or encoded. */
  readonly segment: { readonly at: number; readonly text: string; readonly isRaw: boolean } | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: PlannedBody;
}

type PlannedBody =
  | { readonly kind: "sample"; readonly spoilings: readonly Spoiling[] }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> };

/** A request that can be sent. */
export interface BuiltRequest {
  readonly url: string;
  readonly init: RequestInit & { method: string };
}

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

/** Bodies that are no JSON, or JSON that no `JSON.stringify` writes. */
const oddTexts = [
  "",
  " ",
  "{",
  '{"groupRef":',
  "NaN",
  "undefined",
  "\ufeff{}",
  "{}{}",
  '{"groupRef":"demo","groupRef":1,"type":"create","record":{}}',
  '{"groupRef":"demo","type":"create","record":{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}}',
  '{"__proto__":{"groupRef":"demo","type":"create","record":{"a":1}}}',
  '{"groupRef":"demo","type":"create","record":{"a":1e999,"b":-1e999,"c":1e-999,"d":123456789012345678901234567890}}',
  '{"groupRef":"demo","type":"create","record":{"a":"\\ud800","\\udfff":"\\u0000"}}',
  '{"updateMask":["config.content.write.objects.\\ud800"],"installation":{}}',
  '{"groupRef":"demo","action":"write","changes":[{"op":"add","path":"/__proto__/polluted","value":true}]}',
  '{"groupRef":"demo","action":"write","changes":[{"op":"add","path":"/constructor/prototype/polluted","value":true}]}',
  `{"groupRef":"demo","type":"create","record":{"a":${nested(450)}}}`,
  `{"groupRef":"demo","type":"create","record":{"a":${nested(20_000)}}}`,
  '{"groupId":"demo","fields":{"__proto__":{"polluted":true},"name":"\\udfff"}}',
  `{"groupId":"demo","fields":{"name":${nested(450)}}}`,
  nested(20_000),
  `{"groupRef":"demo","config":{"content":${nested(20_000)}}}`,
];

const hostileText = fc.oneof(
  fc.constantFrom(...hostileNames, "null", "undefined", "c-1", "x".repeat(3000), "%", "%zz", "\u0000", "；"),
  fc.string({ unit: anyCharacter, maxLength: 5 }),
);

/** Mostly nothing, at times a value. */
const seldom = <TValue>(value: fc.Arbitrary<TValue>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const body: fc.Arbitrary<PlannedBody> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "sample", spoilings: [] } as const) },
  {
    weight: 5,
    arbitrary: fc
      .array(spoiling, { minLength: 1, maxLength: 3 })
      .map((spoilings) => ({ kind: "sample", spoilings }) as const),
  },
  { weight: 2, arbitrary: writeBody.map((value) => ({ kind: "json", value }) as const) },
  { weight: 2, arbitrary: fc.constantFrom(...oddTexts).map((text) => ({ kind: "text", text }) as const) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 12 }).map((odd) => {
      const around = ['{"groupRef":"', '","type":"create","record":{}}'].map((text) =>
        new TextEncoder().encode(text),
      );
      const bytes = new Uint8Array([...(around[0] ?? []), ...odd, ...(around[1] ?? [])]);
      return { kind: "bytes", bytes } as const;
    }),
  },
);

/** What changes something is asked more often, and what takes everything away more seldom. */
const operation = fc.oneof(
  ...sampledOperations.map((id) => ({
    weight: id.startsWith("delete") ? 1 : /^(get|list)/.test(id) ? 3 : id === "writeRecords" ? 25 : 8,
    arbitrary: fc.constant(id),
  })),
);

/** Mostly the first of a kind, so that the names of a request belong together. */
const choice = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(11) });

/** Any request: most of them keep the contract in all but one or two things. */
export const requestPlan: fc.Arbitrary<RequestPlan> = fc.record({
  operation,
  variant: fc.nat(11),
  choices: fc.array(choice, { minLength: 6, maxLength: 6 }),
  method: seldom(
    fc.constantFrom(
      "GET",
      "POST",
      "PUT",
      "PATCH",
      "DELETE",
      "HEAD",
      "OPTIONS",
      "patch",
      "QUERY",
      "__proto__",
    ),
  ),
  host: seldom(fc.constantFrom("api", "write", "store")),
  segment: seldom(fc.record({ at: fc.nat(9), text: hostileText, isRaw: fc.boolean() })),
  query: fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.constantFrom(
          ..."groupRef skipSampling pageSize pageToken connectionId excludeReadOnly apiKey provider __proto__".split(
            " ",
          ),
        ),
        hostileText,
        { maxKeys: 2, noNullPrototype: true },
      ),
    },
  ),
  headers: fc.oneof(
    { weight: 9, arbitrary: fc.constant({ "x-api-key": "key", "content-type": "application/json" }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Record<string, string>[]>(
        {},
        { "x-api-key": "" },
        { authorization: "Bearer" },
        { authorization: "Bearer a b" },
        { authorization: "Basic a2V5" },
        { authorization: "bearer token", "content-type": "text/plain" },
        { "x-api-key": "key", "content-type": "application/xml" },
        { "x-api-key": "key", "content-type": "application/json; charset=utf-16" },
        { "x-api-key": "key", "content-type": "multipart/form-data" },
        { "x-api-key": "é", accept: "text/html", "content-length": "1" },
      ),
    },
  ),
  body,
});

type Bases = "baseUrl" | "writeUrl" | "storeUrl";

/** Makes the request of a plan for a world as it is at present. */
export function buildRequest(
  { backend, names }: Pick<World, "names"> & { readonly backend: Pick<World["backend"], Bases> },
  present: Snapshot,
  plan: RequestPlan,
): BuiltRequest {
  let next = 0;
  const sample = sampleRequest(
    plan.operation,
    (kind) => {
      const known = names(kind, present);
      return known[(plan.choices[next++ % plan.choices.length] ?? 0) % known.length] ?? "";
    },
    plan.variant,
  );
  const method = plan.method ?? sample.method;
  const segments = sample.segments.map((segment) => encode(segment));
  if (plan.segment) {
    const { at, text, isRaw } = plan.segment;
    segments[at % segments.length] = isRaw ? text : encode(text);
  }
  const bases = { api: backend.baseUrl, write: backend.writeUrl, store: backend.storeUrl };
  const url = new URL(`${bases[plan.host ?? sample.host]}/${segments.join("/")}`);
  for (const [name, value] of Object.entries({ ...sample.query, ...plan.query })) {
    url.searchParams.append(name, value);
  }
  const hasBody = method !== "GET" && method !== "HEAD";
  const sent = hasBody ? buildBody(plan.body, sample.body) : undefined;
  return {
    url: url.href,
    init: { method, headers: plan.headers, ...(sent !== undefined && { body: sent }) },
  };
}

function buildBody(planned: PlannedBody, sample: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  switch (planned.kind) {
    case "sample": {
      const spoilt = planned.spoilings.reduce<unknown>(spoil, sample);
      return spoilt === undefined ? undefined : JSON.stringify(spoilt);
    }
    case "json":
      return JSON.stringify(planned.value);
    case "text":
      return planned.text;
    case "bytes":
      return planned.bytes;
  }
}

/** A lone surrogate has no place in a URL; browsers write U+FFFD for it. A colon stands as it is in paths such as `:generate`. */
function encode(text: string): string {
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(text));
  return encodeURIComponent(wellFormed).replaceAll("%3A", ":");
}
