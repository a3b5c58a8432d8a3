/** Uses the doors of the package that need no page, and prints what it saw; any failure ends it. */
export const nodeScript = `import { strict as assert } from "node:assert";
import { createClient, createDraftStore } from "headless-write-kit/core";
import { createVirtualClock } from "headless-write-kit/engine";
import { parseManifest } from "headless-write-kit/manifest";
import { createMockBackend } from "headless-write-kit/mock";
import { createHandlers, createMockServer } from "headless-write-kit/mock/node";
import { startMockServer } from "headless-write-kit/mock/server";
import { setupServer } from "msw/node";

const manifest = {
  specVersion: "1.0.0",
  integrations: [{ name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } }],
};
const text = "specVersion: 1.0.0\\nintegrations:\\n  - name: crm\\n    provider: salesforce\\n    proxy:\\n      enabled: true\\n";
assert.deepEqual(parseManifest(text).issues ?? [], []);
assert.deepEqual(createDraftStore({ saved: { provider: "salesforce" } }).changes(), []);
assert.equal(typeof createVirtualClock().now(), "number");

function openBackend() {
  const backend = createMockBackend({ manifest });
  backend.useScenario("installed");
  return backend;
}
const write = { groupRef: "demo-group-id", type: "create", record: { LastName: "Lee" } };
async function use(client, { project, baseUrl }) {
  const [integration] = await client.listIntegrations();
  const installations = await client.listInstallations({ integrationId: integration.id, groupRef: "demo-group-id" });
  assert.equal(installations.length, 1);
  const answer = await client.writeRecords(integration.id, "contact", write);
  assert.equal(answer.result.success, true);
}

// In this process, without anything global.
const inProcess = openBackend();
await use(createClient({ project: inProcess.project.name, apiKey: "any", fetch: inProcess.fetch }), inProcess);

// Through MSW, with a server of ours and with one of the app's own.
const ours = openBackend();
const server = createMockServer(ours);
server.listen();
await use(createClient({ project: ours.project.name, apiKey: "any" }), ours);
server.close();
const theirs = openBackend();
const own = setupServer();
own.listen({ onUnhandledRequest: "error" });
own.use(...createHandlers([theirs]));
await use(createClient({ project: theirs.project.name, apiKey: "any" }), theirs);
own.close();

// Over HTTP.
const http = await startMockServer({ manifest, port: 0 });
const { url } = http;
const started = await fetch(url + "/__mock/scenario", { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"name":"installed"}' });
assert.equal(started.status, 200);
await use(createClient({ project: "mock-project", apiKey: "any", baseUrl: url + "/v1", writeUrl: url + "/v1" }), { project: {} });
await http.close();
console.log(process.version + ": in process, through MSW, over HTTP");
process.exit();
`;
