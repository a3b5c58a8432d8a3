import { anotherAdminEdits } from "./another-admin-edits.js";
import { badCredentials } from "./bad-credentials.js";
import { connectionBadCredentials } from "./connection-bad-credentials.js";
import { disconnected } from "./disconnected.js";
import { flaky } from "./flaky.js";
import { freshInstall } from "./fresh-install.js";
import { installed } from "./installed.js";
import { partialBatchFailure } from "./partial-batch-failure.js";
import { providerDown } from "./provider-down.js";
import { quotaExhausted } from "./quota-exhausted.js";
import { sampleReadFails } from "./sample-read-fails.js";
import type { Scenario } from "./scenario.js";
import { slow } from "./slow.js";

/**
 * All scenarios of the kit, by name.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * for (const name of Object.keys(scenarios) as ScenarioName[]) {
 *   backend.useScenario(name);
 *   console.log(name, backend.snapshot().installations.length);
 * }
 */
export const scenarios = {
  "fresh-install": freshInstall,
  installed,
  disconnected,
  "bad-credentials": badCredentials,
  slow,
  flaky,
  "quota-exhausted": quotaExhausted,
  "provider-down": providerDown,
  "another-admin-edits": anotherAdminEdits,
  "sample-read-fails": sampleReadFails,
  "partial-batch-failure": partialBatchFailure,
  "connection-bad-credentials": connectionBadCredentials,
} as const satisfies Record<string, Scenario>;

/** The name of a scenario of the kit. */
export type ScenarioName = keyof typeof scenarios;

/** The name of a scenario of the kit or of your own. */
export type AnyScenarioName = ScenarioName | (string & Record<never, never>);
