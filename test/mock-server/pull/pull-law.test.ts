import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswer } from "../../../mock-server/compare/answer.js";
import { compareExchange } from "../../../mock-server/compare/compare-exchange.js";
import { Knowledge } from "../../../mock-server/compare/values/comparing.js";
import { translateRequest } from "../../../mock-server/compare/translate-request.js";
import { createMockBackend, type MockBackend, type SeedData } from "../../../mock-server/index.js";
import { createApiReader } from "../../../mock-server/pull/api-reader.js";
import { Pseudonyms } from "../../../mock-server/pull/pseudonyms.js";
import type { Pulled } from "../../../mock-server/pull/pulled.js";
import { readProject } from "../../../mock-server/pull/read-project.js";
import { toManifest } from "../../../mock-server/pull/to-manifest.js";
import { toSeed } from "../../../mock-server/pull/to-seed.js";
import { createServiceClient } from "../../../mock-server/service/service-client.js";
import type { Manifest } from "../../../src/contract/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { askPlain } from "../compare/support/renamed-ids.js";
import { manifestOf } from "../support/harness.js";
import { lawRuns } from "../../support/law-runs.js";

const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    ...manifestOf("salesforce", { read: ["contact"], write: ["contact", "account"], subscribe: ["lead"] })
      .integrations,
    { name: "hub", provider: "hubspot", write: { objects: [{ objectName: "contacts" }] } },
  ],
};

/** What a customer may be like; names, mail addresses and workspaces are theirs. */
const customer = fc.record({
  name: fc.constantFrom("Acme Incorporated", "Globex", "Zoë & Söhne", "O'Brien (Ltd.)"),
  person: fc.constantFrom("Jane Doe", "jane.doe@acme.example", "Pérez"),
  workspace: fc.option(fc.constantFrom("acme-corp", "globex42"), { nil: undefined }),
  user: fc.option(fc.constantFrom("user-of-acme-77", "005xx-zoe"), { nil: undefined }),
  status: fc.constantFrom("working", "created", "bad_credentials"),
  isInstalled: fc.boolean(),
  isChanged: fc.boolean(),
  writes: fc.array(fc.constantFrom("written", "refused", "later"), { maxLength: 3 }),
  hasField: fc.boolean(),
  provider: fc.constantFrom("salesforce", "hubspot"),
});
type Customer = typeof customer extends fc.Arbitrary<infer TCustomer> ? TCustomer : never;

async function openService(customers: readonly Customer[]): Promise<MockBackend> {
  const clock = createVirtualClock();
  const backend = createMockBackend({
    manifest,
    clock,
    project: { id: "p-1", name: "shop", appName: "Shop" },
  });
  for (const [index, each] of customers.entries()) {
    const { provider, name, workspace } = each;
    const groupRef = `${name.toLowerCase()} ${String(index)}`;
    const objectName = provider === "salesforce" ? "contact" : "contacts";
    const tier = {
      fieldName: "tier__c",
      displayName: `Tier of ${name}`,
      valueType: "string",
      isCustom: true,
      readOnly: false,
      isRequired: false,
    } as const;
    const seed: SeedData = {
      ...(each.hasField && {
        fields: [{ provider, groupRef, objectName, fields: [tier], hidden: ["phone"] }],
      }),
      connections: [
        {
          ...{
            provider,
            groupRef,
            groupName: name,
            consumerRef: `${each.person}-${String(index)}`,
            consumerName: each.person,
          },
          ...{ status: each.status },
          ...(each.user !== undefined && { providerConsumerRef: each.user }),
          ...(workspace !== undefined && {
            providerWorkspaceRef: workspace,
            providerMetadata: {
              url: { value: `https://${workspace}.example.com`, source: "token" as const },
            },
          }),
        },
      ],
    };
    backend.seed(seed);
    if (!each.isInstalled) continue;
    const field = { default: { stringValue: `made for ${name}` } };
    const content = {
      write: { objects: { [objectName]: { objectName, selectedFieldSettings: { tier__c: field } } } },
    };
    const integration = provider === "salesforce" ? "crm" : "hub";
    const id = `installation-${String(index)}`;
    backend.seed({
      installations: [
        { id, integration, groupRef, createdBy: `consumer:${each.person}-${String(index)}`, content },
      ],
    });
    await clock.advance(86_400_000);
    const integrationId = backend.integrations[integration] ?? "";
    for (const outcome of each.writes) {
      const record = outcome === "refused" ? { unknown: 1 } : { lastname: "Potter" };
      await backend.fetch(
        `${backend.writeUrl}/projects/shop/integrations/${integrationId}/objects/${objectName}`,
        {
          method: "POST",
          headers: { "x-api-key": "k" },
          body: JSON.stringify({
            ...{ groupRef, type: "create", record },
            ...(outcome === "later" && { mode: "asynchronous" }),
          }),
        },
      );
      // What is refused for now is given up by then: what is in progress cannot be pulled.
      await clock.advance(7_200_000);
    }
    if (!each.isChanged) continue;
    const url = `${backend.baseUrl}/projects/shop/integrations/${integrationId}/installations/${id}`;
    const body = {
      updateMask: ["config.content.proxy.enabled"],
      installation: { config: { content: { proxy: { enabled: true } } } },
    };
    await backend.fetch(url, { method: "PATCH", headers: { "x-api-key": "k" }, body: JSON.stringify(body) });
  }
  return backend;
}

async function pullFrom(backend: MockBackend): Promise<Pulled> {
  const client = createServiceClient({
    baseUrl: backend.baseUrl,
    key: "k",
    fetch: (input, init) => backend.fetch(input as string, init),
    wait: () => Promise.resolve(),
  });
  const state = { get: () => undefined, keep: () => Promise.resolve() };
  const read = await readProject({
    project: "shop",
    withOperations: true,
    read: createApiReader(client, state),
    onProgress: () => undefined,
  });
  if (!read.ok) throw new Error(read.reason);
  expect(read.pulled.missing).toEqual([]);
  return read.pulled;
}

function openPulled(pulled: Pulled, pseudonyms?: Pseudonyms): MockBackend {
  const { id, name, appName } = pulled.project;
  const backend = createMockBackend({
    manifest: toManifest(pulled.integrations),
    project: { id, name, appName },
    providers: pulled.providers,
    clock: createVirtualClock({ startMs: Date.UTC(2026, 0, 1) }),
  });
  backend.seed(toSeed(pulled, pseudonyms));
  return backend;
}

describe("a project that is pulled into a mock", () => {
  it("a pulled project is answered alike by service and mock, whoever its customers are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 4 }), async (customers) => {
        const service = await openService(customers);
        const mock = openPulled(await pullFrom(service));
        const knowledge = new Knowledge();
        const ask = async (path: string) => {
          const request = translateRequest(
            knowledge,
            { method: "GET", path, body: undefined },
            { from: "expected" },
          );
          const init = { headers: { "x-api-key": "k" } };
          const [expected, received] = [
            readAnswer(await askPlain(service, service.baseUrl + path, init)),
            readAnswer(await askPlain(mock, mock.baseUrl + request.path, init)),
          ];
          const { differences } = compareExchange(knowledge, {
            request,
            from: "expected",
            expected,
            received,
          });
          expect(differences, path).toEqual([]);
        };
        const base = "/projects/shop";
        for (const path of [
          "/projects",
          base,
          `${base}/integrations`,
          "/providers",
          `${base}/provider-apps`,
          `${base}/connections`,
          `${base}/installations`,
        ]) {
          await ask(path);
        }
        const snapshot = service.snapshot();
        for (const { id, latestRevision, provider } of snapshot.integrations) {
          await ask(`${base}/integrations/${id}/installations`);
          for (const connection of snapshot.connections.filter((each) => each.provider === provider)) {
            const group = encodeURIComponent(connection.group.groupRef);
            await ask(`${base}/connections/${connection.id}`);
            await ask(
              `${base}/integrations/${id}/revisions/${latestRevision.id}:hydrate?connectionId=${connection.id}`,
            );
            for (const object of ["contact", "contacts", "account", "lead"]) {
              await ask(`${base}/providers/${provider}/objects/${object}/metadata?groupRef=${group}`);
            }
          }
        }
        for (const { id, integrationId } of snapshot.installations) {
          const installation = `${base}/integrations/${integrationId}/installations/${id}`;
          await ask(installation);
          await ask(`${installation}/operations`);
        }
        for (const { id } of snapshot.operations) await ask(`${base}/operations/${id}`);
      }),
      { numRuns: lawRuns(30, 60) },
    );
  }, 180_000);

  it("a pulled project names nobody, and calls each by the same other name everywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 4 }), async (customers) => {
        const pulled = await pullFrom(await openService(customers));
        const mock = openPulled(pulled, new Pseudonyms());
        const all = JSON.stringify([toSeed(pulled, new Pseudonyms()), mock.snapshot()]).toLowerCase();
        for (const { name, person, workspace, user } of customers) {
          for (const secret of [name, person, workspace ?? name, user ?? name])
            expect(all).not.toContain(secret.toLowerCase());
        }
        const { connections, installations } = mock.snapshot();
        expect(connections).toHaveLength(customers.length);
        expect(new Set(connections.map(({ group }) => group.groupRef)).size).toBe(
          new Set(customers.map(({ name }, index) => name + String(index))).size,
        );
        for (const installation of installations) {
          expect(installation.createdBy).toBe(`consumer:${installation.connection.consumer.consumerRef}`);
        }
      }),
      { numRuns: lawRuns(30, 60) },
    );
  }, 180_000);
});
