import {
  createMockBackend,
  type MockBackendOptions,
  type ServedBackend,
  type SeedData,
  type Snapshot,
} from "../../../../mock-server/index.js";
import type { Manifest } from "../../../../src/contract/index.js";
import { createVirtualClock, type VirtualClock } from "../../../../src/engine/index.js";
import { manifestFixture } from "../../../manifest/fixture.js";
import { manifestOf, startTime } from "../harness.js";

/** What a request may name. */
export type NameKind =
  | "project"
  | "integration"
  | "revision"
  | "installation"
  | "connection"
  | "operation"
  | "group"
  | "provider"
  | "object"
  | "endpoint";

/** A backend that requests are made for: two customers, one of them with everything installed. */
export interface World {
  readonly backend: ServedBackend;
  readonly clock: VirtualClock;
  /** Lists what there is to name, never nothing. */
  names(kind: NameKind, present: Snapshot): readonly string[];
}

const groups = ["demo", "__proto__"];

const hubspot: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "crm",
      provider: "hubspot",
      read: {
        objects: [
          {
            objectName: "contacts",
            mapToName: "people",
            destination: "hook",
            schedule: "*/30 * * * *",
            requiredFields: [{ fieldName: "email" }],
            optionalFields: [{ mapToName: "tel", default: "phone" }],
          },
        ],
      },
      write: { objects: [{ objectName: "contacts", inheritMapping: true }, { objectName: "deals" }] },
    },
  ],
};

const two: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    { name: "a/b", provider: "intercom", write: { objects: [{ objectName: "users" }, { objectName: "" }] } },
    ...manifestOf("salesforce", { write: ["contact"], read: ["contact"] }).integrations,
  ],
};

/** A provider that customers sign in at by inputs of its own (contract: customAuthConnect). */
const bill: NonNullable<MockBackendOptions["providers"]>[string] = {
  authType: "custom",
  customOpts: { multiStep: true, inputs: [{ name: "pin", displayName: "PIN" }] },
};

const hostile = ["contact", "__proto__", "a.b"];

const manifests = {
  salesforce: manifestOf("salesforce", { read: hostile, write: hostile, subscribe: hostile }),
  hubspot,
  "two integrations": two,
  "the 2023 form": manifestFixture("seed-002-example"),
  "the 2023 form with a schedule": manifestFixture("seed-002-standard-object"),
};

type WorldName = keyof typeof manifests;

/** The manifests that there are worlds of. */
export const worldNames = Object.keys(manifests) as readonly WorldName[];

/** Makes the world of a manifest; alike each time. */
export function createWorld(name: WorldName): World {
  const options = describeWorld(name);
  return fillWorld(createMockBackend(options), options.clock);
}

/** What the backend of a world is made with. */
export function describeWorld(name: WorldName): MockBackendOptions & { clock: VirtualClock } {
  const clock = createVirtualClock({ startMs: Date.parse(startTime) });
  return { manifest: manifests[name], clock, providers: { bill } };
}

/** Brings the customers into a backend that was made so. */
export function fillWorld(backend: ServedBackend, clock: VirtualClock): World {
  backend.seed(seedOf(backend.snapshot()));
  return { backend, clock, names: namesOf };
}

function seedOf({ integrations }: Snapshot): SeedData {
  const providers = [...new Set(integrations.map(({ provider }) => provider))];
  return {
    connections: groups.flatMap((groupRef) =>
      providers.map((provider) => ({ provider, groupRef, consumerRef: "constructor" })),
    ),
    installations: integrations.map(({ name, latestRevision }) => ({
      integration: name,
      groupRef: groups[0] ?? "",
      content: {
        write: {
          objects: Object.fromEntries(
            (latestRevision.content.write?.objects ?? []).map(({ objectName }) => [
              objectName,
              { objectName },
            ]),
          ),
        },
      },
    })),
  };
}

function namesOf(kind: NameKind, present: Snapshot): readonly string[] {
  const { project, integrations, installations, connections, operations } = present;
  const ids = (entries: readonly { id: string }[]) => orNone(entries.map(({ id }) => id));
  const written = integrations.flatMap(({ latestRevision }) => latestRevision.content.write?.objects ?? []);
  switch (kind) {
    case "project":
      return [project.name, project.id];
    case "integration":
      return ids(integrations);
    case "revision":
      return ids(integrations.map(({ latestRevision }) => latestRevision));
    case "installation":
      return ids(installations);
    case "connection":
      return ids(connections);
    case "operation":
      return ids(operations);
    case "group":
      return groups;
    case "provider":
      return integrations.map(({ provider }) => provider);
    case "object":
      return orNone(written.map(({ objectName }) => objectName));
    case "endpoint":
      return orNone(written.flatMap(({ endpoint }) => endpoint ?? []));
  }
}

function orNone(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : ["none"];
}
