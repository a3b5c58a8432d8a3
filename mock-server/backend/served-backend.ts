import type { Installation, Manifest, Project } from "../../src/contract/index.js";
import type { Clock, WriteEngine } from "../../src/engine/index.js";
import type { CompareReport } from "../compare/report/report.js";
import type { InProcessFetch } from "../doors/in-process.js";
import type { EditContent } from "../domain/installations/edit-as-another-admin.js";
import type { InstanceOwner } from "../domain/instances/instances.js";
import type { App } from "../http/app.js";
import type { Faults } from "../http/middleware/faults.js";
import type { Journal } from "../journal/journal.js";
import type { Notifications } from "../notifications/notifications.js";
import type { DataFile } from "../persistence/data-file.js";
import type { Keeper } from "../persistence/keeper.js";
import type { SeedData } from "../persistence/seeds/seed.js";
import type { Snapshot } from "../persistence/snapshot.js";
import type { CustomerInstance } from "../providers/customer-instance.js";
import type { ReplayRecordingOptions } from "../replay/replay-on-mock.js";
import type { AnyScenarioName } from "../scenarios/index.js";
import type { ScenarioOptions } from "../scenarios/run-scenarios.js";

/** A backend of its own, without the handlers that need MSW: two in one process share nothing. */
export interface ServedBackend {
  /** Answers requests to the hosts of `baseUrl`, `writeUrl` and `storeUrl` in this process; others are rejected with a TypeError. */
  readonly fetch: InProcessFetch;
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly project: Project;
  readonly clock: Clock;
  /** Makes requests go wrong, the same way each time. */
  readonly faults: Faults;
  /** The requests that came, with their answers and the reasons. */
  readonly journal: Journal;
  /** What the backend has notified of: connections, installations and writes. */
  readonly notifications: Notifications;
  /** Takes the writes. A reset stops it and starts another one. */
  readonly engine: WriteEngine;
  /** The ids of the integrations by their names. */
  readonly integrations: Readonly<Record<string, string>>;
  /**
   * Deploys another manifest, as text or parsed: an integration that has changed gets a new revision, on which an installation is once
   * it is updated; one that is new is added, and one that is not named stays. Throws a `ManifestError` where the manifest has errors,
   * and a `TypeError` where an integration would change its provider.
   *
   * @example
   * backend.deploy(await readFile("amp.yaml", "utf8"));
   */
  deploy(manifest: string | Manifest): void;
  /**
   * Edits an installation as somebody else does while a page is open: `edit` changes a copy of the config's content, or gives another
   * one. By the rules of every change: throws an `Error` that says what they do not allow.
   *
   * @example
   * backend.asAnotherAdmin((content) => { content.proxy = { enabled: true }; }, { groupRef: "acme" });
   */
  asAnotherAdmin(edit: EditContent, whose?: Pick<ScenarioOptions, "groupRef" | "integration">): Installation;
  /** Finds the SaaS instance of a connected group, to look at its records and to make writes fail; throws where the group is not connected. */
  instance(owner: InstanceOwner): CustomerInstance;
  /** Adds data by the same rules as requests, or nothing of it: throws a `SeedError` at the first entry that breaks one. */
  seed(data: SeedData): void;
  /** The scenario that runs; `undefined` where none does. */
  readonly scenario: AnyScenarioName | undefined;
  /** The scenarios that there are: a sentence each, by name. */
  readonly scenarios: Readonly<Record<string, string>>;
  /**
   * Resets the backend and sets a scenario up, which runs until the next reset. Throws, and leaves the backend as it was: a
   * `TypeError` where there is no such scenario or integration, and an `Error` where the integration has nothing to show it by.
   */
  useScenario(name: AnyScenarioName, options?: ScenarioOptions): void;
  /**
   * Forgets everything that is not manifest or project, seeds, faults, scenario and journal included, and counts ids from one
   * again. Requests under way end by a broken connection; `restore` ends them too.
   */
  reset(): void;
  /** Copies everything that the backend holds. */
  snapshot(): Snapshot;
  /**
   * Goes back to a snapshot, operations that wait included, or on with that of another backend of the same project and
   * manifest. Clock, faults, scenario and journal stay as they are: what fell due in between is done at once. Throws a `RestoreError`, and changes
   * nothing, where the snapshot is damaged, of another version or does not fit.
   */
  restore(snapshot: { state: unknown }): void;
  /**
   * Plays a recorded session, a HAR file of a browser or a journal of a backend, as text or parsed, and compares the answers with
   * the recorded ones; ids and times stand for each other. A virtual clock moves on as it did in the recording. Rejects with a
   * `RecordingError` where it is no recording.
   */
  replay(recording: unknown, options?: ReplayRecordingOptions): Promise<CompareReport>;
}

/** A backend, and what a server needs of it. */
export interface ServedParts {
  readonly backend: ServedBackend;
  /** The application, which looks at no host. */
  readonly app: App;
  readonly maxBodyBytes: number;
  /**
   * Calls `listener` whenever the backend was emptied, or holds what a snapshot, a scenario, a seed or another manifest gave it;
   * gives the function that ends it.
   */
  readonly onReplaced: (listener: () => void) => () => void;
  /** Has what the backend holds kept in a file from now on. Throws where it cannot be written. */
  keepIn(file: DataFile): Keeper;
}
