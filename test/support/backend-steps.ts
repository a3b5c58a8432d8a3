import fc from "fast-check";
import { createMockBackend, type ServedBackend } from "../../mock-server/index.js";
import { createVirtualClock, type VirtualClock } from "../../src/engine/index.js";

/** What the steps are taken on. */
export const manifest = `
specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    read:
      objects:
        - objectName: contact
          destination: hook
          schedule: "*/30 * * * *"
          requiredFields: [{ fieldName: email }]
    write:
      objects:
        - objectName: contact
        - objectName: note
  - name: marketing
    provider: hubspot
    write:
      objects:
        - objectName: contacts
`;

const group = fc.constantFrom("acme", "acme", "__proto__");
const minuteMs = 60_000;

/** One thing that happens to a backend. */
export const step = fc.oneof(
  fc.record({
    do: fc.constant("connect" as const),
    group,
    provider: fc.constantFrom("salesforce", "hubspot"),
  }),
  fc.record({ do: fc.constant("install" as const), group, isCrm: fc.boolean() }),
  fc.record({ do: fc.constant("uninstall" as const), group }),
  fc.record({ do: fc.constant("settings" as const), group, enabled: fc.boolean() }),
  fc.record({ do: fc.constant("addField" as const), group, name: fc.constantFrom("score", "level") }),
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      group,
      how: fc.constantFrom("sync", "async", "auto", "update", "delete"),
      email: fc.constantFrom("", "a@b.c", "kept@b.c"),
    }),
  },
  fc.record({
    do: fc.constant("fail" as const),
    group,
    kind: fc.constantFrom(
      "rate-limited" as const,
      "unavailable" as const,
      "refused" as const,
      "answer-lost" as const,
    ),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constant("advance" as const), ms: fc.integer({ min: 0, max: 10 * minuteMs }) }),
);
/** One thing that happens to a backend. */
export type Step = typeof step extends fc.Arbitrary<infer TStep> ? TStep : never;

/** A backend that steps are taken on. */
export interface Run {
  backend: ServedBackend;
  clock: VirtualClock;
}

/** Makes a backend to take steps on. */
export function open(): Run {
  const clock = createVirtualClock();
  return { backend: createMockBackend({ manifest, clock }), clock };
}

async function ask({ backend }: Run, method: string, path: string, body?: unknown) {
  const url = method === "POST" && path.includes("/objects/") ? backend.writeUrl : backend.baseUrl;
  const answer = await backend.fetch(`${url}/projects/mock-project${path}`, {
    method,
    headers: { "content-type": "application/json", "x-api-key": "key" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  // Requests are numbered anew after a restore.
  return [answer.status, text.replace(/"(instance|requestId)":"[^"]*"/g, "")];
}

const contact = {
  objectName: "contact",
  selectedFieldSettings: { email: { writeOnUpdate: "ifEmpty", default: { stringValue: "new@b.c" } } },
};

/** Takes a step; gives what was answered. */
export async function take(run: Run, step: Step): Promise<unknown> {
  const { backend, clock } = run;
  const { crm = "", marketing = "" } = backend.integrations;
  const groupRef = "group" in step ? step.group : "";
  const owner = { provider: "salesforce", groupRef };
  const installed = backend
    .snapshot()
    .installations.find(
      (installation) => installation.group?.groupRef === groupRef && installation.integrationId === crm,
    );
  switch (step.do) {
    case "connect":
      return ask(run, "POST", "/connections:generate", {
        provider: step.provider,
        groupRef,
        consumerRef: "jane",
        apiKey: "k",
      });
    case "install": {
      const content = step.isCrm
        ? { provider: "salesforce", write: { objects: { contact, note: { objectName: "note" } } } }
        : { provider: "hubspot", write: { objects: { contacts: { objectName: "contacts" } } } };
      const id = step.isCrm ? crm : marketing;
      return ask(run, "POST", `/integrations/${id}/installations`, { groupRef, config: { content } });
    }
    case "uninstall":
      return ask(run, "DELETE", `/integrations/${crm}/installations/${installed?.id ?? "none"}`);
    case "settings":
      return ask(run, "PATCH", `/integrations/${crm}/objects/contact/config-content`, {
        groupRef,
        action: "write",
        changes: [{ op: "add", path: "/deletionSettings", value: { enabled: step.enabled } }],
      });
    case "addField":
      return ask(run, "PUT", `/integrations/${crm}/object-metadata`, {
        groupRef,
        fields: { contact: [{ fieldName: step.name, displayName: step.name, type: "string" }] },
      });
    case "write": {
      const { how, email } = step;
      const [id] = backend.snapshot().records.flatMap(({ records }) => records.map((record) => record.id));
      const type = how === "sync" || how === "async" || how === "auto" ? "create" : how;
      return ask(run, "POST", `/integrations/${crm}/objects/contact`, {
        groupRef,
        type,
        record: {
          ...(type !== "create" && { id: id ?? "none" }),
          ...(type !== "delete" && { LastName: "Doe", email }),
        },
        ...(how !== "sync" && how !== "delete" && { mode: "asynchronous" }),
        ...(how === "auto" && { autoBatchPolicy: { maxDelayMinutes: 5 } }),
      });
    }
    case "fail": {
      const { kind, times } = step;
      const isConnected = backend
        .snapshot()
        .connections.some(
          (connection) => connection.group.groupRef === groupRef && connection.provider === "salesforce",
        );
      if (isConnected) backend.instance(owner).failNext({ kind, times });
      return undefined;
    }
    case "advance":
      return clock.advance(step.ms);
  }
}

/** What can be seen of a backend, and what it would go on with. */
export async function look(run: Run): Promise<unknown> {
  const { operations, ...rest } = run.backend.snapshot();
  const logs = await Promise.all(operations.map(({ id }) => ask(run, "GET", `/operations/${id}/logs`)));
  return { operations, logs, ...rest };
}

/** A group that is connected and has installed, so that steps find something. */
export const prologue: readonly Step[] = [
  { do: "connect", group: "acme", provider: "salesforce" },
  { do: "install", group: "acme", isCrm: true },
];
