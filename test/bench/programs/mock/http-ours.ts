import { startMockServer } from "../../../../mock-server/doors/http-server.js";
import { groupRef, integrationName, manifest, seed } from "../support/http-setup.js";
import { tellCpuWhenAsked } from "../support/tell-cpu.js";

const { url, backend } = await startMockServer({ manifest, port: 0, seed });
const integration = backend.integrations[integrationName] ?? "";
const installation = backend.snapshot().installations[0]?.id ?? "";
const path = `/v1/projects/${backend.project.id}/integrations/${integration}`;
console.log(JSON.stringify({ url, groupRef, path, installation }));
tellCpuWhenAsked();
