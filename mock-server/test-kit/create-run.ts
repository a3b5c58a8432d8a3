import type { MockBackend } from "../backend/create-mock-backend.js";
import type { InProcessFetch } from "../doors/in-process.js";
import type { ScenarioName } from "../scenarios/index.js";
import type { ScenarioOptions } from "../scenarios/run-scenarios.js";

/** How many scenarios were set up on a backend by runs. */
const setUps = new WeakMap<MockBackend, number>();

/** What a provider does on a backend from one start to the next. */
export interface Run {
  /** Sets a scenario up; runs that began before are over. */
  setUp(scenario: ScenarioName, options: ScenarioOptions): void;
  /** The backend's, until a later run sets a scenario up: what is left of this one would reach a state that is not its own. */
  readonly fetch: InProcessFetch;
}

/** Creates a run. */
export function createRun(backend: MockBackend): Run {
  let present = setUps.get(backend);
  return {
    setUp(scenario, options) {
      const before = setUps.get(backend) ?? 0;
      present = before + 1;
      setUps.set(backend, present);
      try {
        backend.useScenario(scenario, options);
      } catch (error) {
        // The backend is as it was, and so are the runs on it.
        setUps.set(backend, before);
        throw error;
      }
    },
    fetch: async (input, init) => {
      if (setUps.get(backend) === present) return backend.fetch(input, init);
      throw new Error(
        `the backend was reset for the scenario ${JSON.stringify(backend.scenario)} of another MockBackendProvider, or of a later render; give each provider with a scenario a backend of its own`,
      );
    },
  };
}
