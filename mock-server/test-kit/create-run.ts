import type { MockBackend } from "../backend/create-mock-backend.js";
import type { InProcessFetch } from "../doors/in-process.js";
import type { AnyScenarioName } from "../scenarios/index.js";
import type { ScenarioOptions } from "../scenarios/run-scenarios.js";

/** What a provider does on a backend from one start to the next. */
export interface Run {
  /** Sets a scenario up; runs that began before are over. */
  setUp(scenario: AnyScenarioName, options: ScenarioOptions): void;
  /** The backend's, until a later run sets a scenario up: what is left of this one would reach a state that is not its own. */
  readonly fetch: InProcessFetch;
}

/** Creates a run. */
export function createRun(backend: MockBackend): Run {
  const { setUps } = backend;
  let own: object | undefined = setUps.last;
  return {
    setUp(scenario, options) {
      // Where it fails, the run has no state to ask.
      own = undefined;
      own = setUps.begin(() => {
        backend.useScenario(scenario, options);
      });
    },
    fetch: async (input, init) => {
      if (setUps.last === own) return backend.fetch(input, init);
      throw new Error(
        `the backend was reset for the scenario ${JSON.stringify(backend.scenario)} of another MockBackendProvider, or of a later render; give each provider with a scenario a backend of its own`,
      );
    },
  };
}
