import type { MockBackend } from "../../../mock-server/index.js";
import type { Connection } from "../../../src/contract/index.js";
import { askBackend } from "./harness.js";

/** Signs a group in at a provider, as its customer does in the window, and gives the group's connections. */
export async function signIn(
  backend: MockBackend,
  request: { provider: string; groupRef: string } & Record<string, unknown>,
): Promise<Connection[]> {
  const body = { projectIdOrName: backend.project.id, consumerRef: "jane", ...request };
  const { body: url } = await askBackend<string>(backend, "POST", "/oauth-connect", body);
  await allow(backend, url);
  const path = `/projects/${backend.project.id}/connections?groupRef=${encodeURIComponent(request.groupRef)}`;
  return (await askBackend<Connection[]>(backend, "GET", path)).body;
}

/** Signs in once more at a connection that there is. */
export async function signInAgain(backend: MockBackend, connectionId: string): Promise<Connection> {
  const path = `/projects/${backend.project.id}/connections/${connectionId}`;
  const { body: url } = await askBackend<string>(backend, "PATCH", `${path}:oauth-update`);
  await allow(backend, url);
  return (await askBackend<Connection>(backend, "GET", path)).body;
}

async function allow(backend: MockBackend, url: string): Promise<void> {
  await backend.fetch(url, { method: "POST", body: new URLSearchParams({ answer: "allow" }) });
}
