import { modelledOperations } from "../../../../mock-server/http/contract-operations.js";
import type { NameKind } from "./worlds.js";

/** Names something that a backend has. */
export type Choose = (kind: NameKind) => string;

/** A request that keeps the contract; whether it is accepted depends on the backend's state. */
export interface SampleRequest {
  /** The contract's id of the operation, or "endpoint" for one of the 2023 form. */
  readonly operation: string;
  readonly host: "api" | "write" | "store";
  readonly method: string;
  /** The parts of the path below the base URL, not encoded. */
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The operations that samples can be made of. */
export const sampledOperations: readonly string[] = [...modelledOperations.map(([id]) => id), "endpoint"];

/** Makes a sample request; what it names is chosen. `variant` tells requests of one operation apart. */
export function sampleRequest(operation: string, choose: Choose, variant: number): SampleRequest {
  const query = pick(queries[operation], variant)?.(choose) ?? {};
  const body = pick(bodies[operation], variant)?.(choose);
  if (operation === "endpoint") {
    const segments = ["projects", choose("project"), choose("endpoint")];
    return { operation, host: "store", method: "POST", segments, query, body };
  }
  const found = modelledOperations.find(([id]) => id === operation);
  if (!found) throw new Error(`there is no operation ${operation}`);
  const [, method, template] = found;
  const segments = template
    .slice(1)
    .split("/")
    .map((segment) =>
      segment.replace(/\{(\w+)\}/, (_, parameter: string) => choose(kinds[parameter] ?? "object")),
    );
  const host = operation === "writeRecords" ? "write" : "api";
  return { operation, host, method, segments, query, body };
}

const kinds: Readonly<Record<string, NameKind>> = {
  projectIdOrName: "project",
  integrationIdOrName: "integration",
  integrationId: "integration",
  revisionId: "revision",
  installationId: "installation",
  connectionId: "connection",
  operationId: "operation",
  provider: "provider",
};

function pick<TItem>(list: readonly TItem[] | undefined, variant: number): TItem | undefined {
  return list?.[variant % list.length];
}

const queries: Readonly<Record<string, readonly ((choose: Choose) => Record<string, string>)[]>> = {
  getHydratedRevision: [(choose) => ({ connectionId: choose("connection") })],
  listInstallations: [() => ({}), (choose) => ({ groupRef: choose("group") })],
  listInstallationsForProject: [() => ({}), (choose) => ({ groupRef: choose("group") })],
  createInstallation: [() => ({}), () => ({ skipSampling: "true" })],
  updateInstallation: [() => ({}), () => ({ skipSampling: "false" })],
  getObjectMetadataForInstallation: [
    (choose) => ({ groupRef: choose("group") }),
    (choose) => ({ groupRef: choose("group"), excludeReadOnly: "true" }),
  ],
  getObjectMetadataForConnection: [(choose) => ({ groupRef: choose("group") })],
  listConnections: [() => ({}), (choose) => ({ provider: choose("provider"), groupRef: choose("group") })],
  listOperations: [() => ({}), () => ({ pageSize: "1" })],
};

const content = (choose: Choose, more: object = {}) => {
  const objectName = choose("object");
  return {
    provider: choose("provider"),
    write: { objects: { [objectName]: { objectName, ...more } } },
  };
};
const setting = { default: { stringValue: "x" }, writeOnUpdate: "never" };
const readContent = (choose: Choose) => {
  const objectName = choose("object");
  const object = { objectName, selectedFields: { email: true }, selectedFieldMappings: { tel: "phone" } };
  return {
    provider: choose("provider"),
    read: { objects: { [objectName]: object } },
    proxy: { enabled: true },
  };
};
const metadata = (choose: Choose) => ({
  groupRef: choose("group"),
  fields: { [choose("object")]: [{ fieldName: "tier", displayName: "Tier", valueType: "string" }] },
});
const customer = (choose: Choose) => ({
  groupRef: choose("group"),
  consumerRef: "constructor",
  provider: choose("provider"),
});
const record = (choose: Choose, more: object) => ({ groupRef: choose("group"), ...more });

const bodies: Readonly<Record<string, readonly ((choose: Choose) => unknown)[]>> = {
  createInstallation: [
    (choose) => ({ groupRef: choose("group"), config: { content: content(choose) } }),
    (choose) => ({
      groupRef: choose("group"),
      connectionId: choose("connection"),
      config: { createdBy: "x", content: readContent(choose) },
    }),
  ],
  updateInstallation: [
    (choose) => ({
      updateMask: ["config.content.write.objects"],
      installation: { config: { content: content(choose, { selectedFieldSettings: { "a.b": setting } }) } },
    }),
    (choose) => ({
      updateMask: ["connectionId", "config.createdBy"],
      installation: { connectionId: choose("connection"), config: { createdBy: "y" } },
    }),
    (choose) => {
      const given = content(choose, { selectedFieldSettings: { constructor: setting } });
      const [name = ""] = Object.keys(given.write.objects);
      const escaped = name.replace(/[\\.:]/g, "\\$&");
      return {
        updateMask: [`config.content.write.objects.${escaped}`],
        installation: { config: { content: given } },
      };
    },
  ],
  patchObjectConfigContent: [
    (choose) => ({
      groupRef: choose("group"),
      action: "write",
      changes: [
        { op: "add", path: "/selectedFieldSettings", value: { source: setting } },
        { op: "replace", path: "/selectedFieldSettings/source", value: { writeOnCreate: "never" } },
        { op: "remove", path: "/selectedFieldSettings/source/writeOnCreate" },
      ],
    }),
    (choose) => ({
      installationId: choose("installation"),
      action: "write",
      changes: [{ op: "add", path: "/selectedFieldSettings", value: {} }],
    }),
  ],
  upsertMetadataForInstallation: [metadata],
  upsertMetadataForConnection: [metadata],
  generateConnection: [
    (choose) => ({ ...customer(choose), apiKey: "s3cret", groupName: "Demo" }),
    (choose) => ({ ...customer(choose), basicAuth: { username: "u", password: "p" } }),
  ],
  oauthConnect: [(choose) => ({ projectIdOrName: choose("project"), ...customer(choose) })],
  customAuthConnect: [
    (choose) => ({
      ...customer(choose),
      projectIdOrName: choose("project"),
      provider: "bill",
      customAuth: { pin: "1" },
    }),
  ],
  updateConnection: [
    () => ({ updateMask: ["providerWorkspaceRef"], connection: { providerWorkspaceRef: "acme" } }),
  ],
  writeRecords: [
    (choose) => record(choose, { type: "create", record: { lastname: "Potter" } }),
    (choose) => record(choose, { type: "create", record: { name: "Potter", constructor: null, "a/b": 1 } }),
    (choose) =>
      record(choose, {
        type: "create",
        batch: [{ record: { lastname: "Potter" } }, { record: { a: null } }],
      }),
    (choose) => record(choose, { type: "create", mode: "asynchronous", record: { lastname: "Weasley" } }),
    (choose) =>
      record(choose, {
        type: "create",
        mode: "asynchronous",
        autoBatchPolicy: { maxDelayMinutes: 5 },
        record: { lastname: "Granger" },
      }),
    (choose) => record(choose, { type: "update", record: { id: "1", lastname: "Longbottom" } }),
    (choose) => record(choose, { type: "delete", record: { Id: "1" } }),
  ],
  endpoint: [
    (choose) => ({ groupId: choose("group"), fields: { name: "Big Co." } }),
    (choose) => ({ groupId: choose("group"), primaryKey: "1", fields: { name: "Big Co." } }),
  ],
};
