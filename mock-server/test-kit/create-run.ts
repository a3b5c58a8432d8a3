import type { MockBackend } from "../backend/create-mock-backend.js";
import type { InProcessFetch } from "../doors/in-process.js";
import type { AnyScenarioName } from "../scenarios/index.js";
import type { ScenarioOptions } from "../scenarios/run-scenarios.js";

/** The part of a backend's life in which one `MockBackendProvider` uses it, from its start to the next start. */
export interface Run {
  /** Sets up a scenario and ends all runs that began before. */
  setUp(scenario: AnyScenarioName, options: ScenarioOptions): void;
  /** The backend's `fetch`. It rejects once a later run has set up a scenario: a late request of this run would reach that run's state. */
  readonly fetch: InProcessFetch;
}

/** Creates a run. */
export function createRun(backend: MockBackend): Run {
  const { setUps } = backend;
  let own: object | undefined = setUps.last;
  return {
    setUp(scenario, options) {
      // Where the setup fails, `fetch` must reject: the run has no state.
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
