import type { InstallationConfigContent } from "../../../src/contract/index.js";
import type { PlannedRequest, SaveTarget } from "../../../src/save/plan/save-plan.js";
import { applyPlan } from "../../support/readers/apply-plan.js";

/** Where the drafts of these tests are saved to. */
export const target = {
  project: "demo",
  integrationId: "write-to-crm",
  groupRef: "acme",
  provider: "salesforce",
  installationId: "installation-1",
} satisfies SaveTarget;

/** An installation as far as a save looks at it. */
export interface Answer {
  config: { content: InstallationConfigContent };
}

/** A server that holds one config and applies requests to it by a reader of its own; answers come when told to. */
export function createMemoryServer(content: unknown) {
  const server = {
    content,
    requests: [] as PlannedRequest[],
    /** Called with each request before it is applied: changes what the server holds, waits, or throws to refuse. */
    before: undefined as ((request: PlannedRequest) => void | Promise<void>) | undefined,
    send: async (request: PlannedRequest): Promise<Answer> => {
      server.requests.push(request);
      await server.before?.(request);
      server.content = applyPlan(server.content, [request], target);
      return { config: { content: structuredClone(server.content) as InstallationConfigContent } };
    },
  };
  return server;
}

/** A promise that the test settles. */
export function createGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
