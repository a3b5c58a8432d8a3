import {
  createRealClock,
  createSeededRandom,
  createWriteEngine,
  type ProviderPort,
  type WriteAnswer,
  type WriteEngine,
} from "../../../../src/engine/index.js";
import { content, integration, objectName } from "./write-setup.js";

const projectId = "project";
const integrationId = "integration";

/** An engine as an app sets it up, logs on, with one installation. */
export interface BenchEngine {
  readonly engine: WriteEngine;
  write(body: unknown): Promise<WriteAnswer>;
}

/** Creates an engine whose installation writes to `provider`; operations are named by their number. */
export function createBenchEngine(provider: ProviderPort, maxOperations?: number): BenchEngine {
  let operations = 0;
  const engine = createWriteEngine({
    clock: createRealClock(),
    ids: { next: () => `operation-${String((operations += 1))}` },
    random: createSeededRandom(1),
    maxOperations,
  });
  const installation = { id: "installation", configId: "config", content, provider };
  const findInstallation = () => installation;
  return {
    engine,
    write: (body) =>
      engine.write({ projectId, integrationId, integration, objectName, body, findInstallation }),
  };
}
