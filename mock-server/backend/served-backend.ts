import type { Installation, Manifest, Project } from "../../src/contract/index.js";
import type { Clock, WriteEngine } from "../../src/engine/index.js";
import type { CompareReport } from "../compare/report/report.js";
import type { InProcessFetch } from "../doors/in-process.js";
import type { IdScope } from "../domain/ids.js";
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

/** A backend without the handlers that need MSW; two backends in one process share nothing. */
export interface ServedBackend {
  /**
   * Answers requests to the hosts of `baseUrl`, `writeUrl` and `storeUrl` in this process; rejects others
   * with a `TypeError`.
   */
  readonly fetch: InProcessFetch;
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly project: Project;
  readonly clock: Clock;
  /** Makes requests fail, the same way each time. */
  readonly faults: Faults;
  /** The requests, with their answers and the rules that decided them. */
  readonly journal: Journal;
  /** The notifications about connections, installations and writes. */
  readonly notifications: Notifications;
  /** The engine that performs writes. A reset stops it and starts another one. */
  readonly engine: WriteEngine;
  /** The ids of the integrations by their names. */
  readonly integrations: Readonly<Record<string, string>>;
  /**
   * Deploys another manifest, as text or parsed. An integration that has changed gets a new revision; an
   * installation moves to it when it is next updated. A new integration is added, and one that the manifest
   * does not name stays. Throws a `ManifestError` where the manifest has errors, and a `TypeError` where an
   * integration would change its provider.
   *
   * @example
   * backend.deploy(await readFile("amp.yaml", "utf8"));
   */
  deploy(manifest: string | Manifest): void;
  /**
   * Edits an installation as somebody else may do while a page is open. `edit` changes a copy of the config's
   * content, or returns another one. The rules of every change apply: throws an `Error` that names what they
   * refuse.
   *
   * @example
   * backend.asAnotherAdmin((content) => { content.proxy = { enabled: true }; }, { groupRef: "acme" });
   */
  asAnotherAdmin(edit: EditContent, whose?: Pick<ScenarioOptions, "groupRef" | "integration">): Installation;
  /**
   * Finds the SaaS instance of a connected group, to read its records and to make writes fail. Throws where
   * the group is not connected.
   */
  instance(owner: InstanceOwner): CustomerInstance;
  /**
   * Adds data by the same rules as requests. Throws a `SeedError` at the first entry that breaks one, and
   * adds nothing.
   */
  seed(data: SeedData): void;
  /** The running scenario; `undefined` where none runs. */
  readonly scenario: AnyScenarioName | undefined;
  /** All scenarios: a sentence about each, by name. */
  readonly scenarios: Readonly<Record<string, string>>;
  /**
   * Resets the backend and sets up a scenario, which runs until the next reset. Throws, and leaves the
   * backend unchanged: a `TypeError` where the scenario or the integration does not exist, and an `Error`
   * where the integration has nothing that can show the scenario.
   */
  useScenario(name: AnyScenarioName, options?: ScenarioOptions): void;
  /**
   * Removes everything but the manifest and the project, also seeds, faults, scenario and journal, and counts
   * ids from one again. Only those of notifications go on, because receivers recognise duplicates by them. The
   * connections of requests in flight break; `restore` breaks them too.
   */
  reset(): void;
  /** Copies the backend's state. */
  snapshot(): Snapshot;
  /**
   * Replaces the state by a snapshot of this backend, or of another one with the same project and manifest,
   * waiting operations included. An integration that only the snapshot has stays, as `deploy` keeps one. Clock,
   * faults, scenario and journal do not change, so whatever is overdue happens at once. Throws a
   * `RestoreError`, and changes nothing, where the snapshot is damaged, of another version or does not fit.
   */
  restore(snapshot: { state: unknown }): void;
  /**
   * Replays a recorded session and compares the answers with the recorded ones. The recording is a browser's
   * HAR file or a backend's journal, as text or parsed. Recorded ids and times are matched with the new ones.
   * A virtual clock advances as in the recording. Rejects with a `RecordingError` where `recording` is not
   * one.
   */
  replay(recording: unknown, options?: ReplayRecordingOptions): Promise<CompareReport>;
}

/** What a server decides of its backends. */
export interface ServedOptions {
  /** Whether a file will save the backend's state. @default false */
  readonly isKept?: boolean;
  /** The session of the backend. @default the server's own backend */
  readonly idScope?: IdScope;
}

/** A backend, and the parts of it that a server needs. */
export interface ServedParts {
  readonly backend: ServedBackend;
  /** Answers requests to any host. */
  readonly app: App;
  readonly maxBodyBytes: number;
  /** The manifest that was deployed last; the first as it was given. */
  readonly manifest: () => string | Manifest;
  /**
   * Calls `listener` whenever the backend is reset, or a snapshot, a scenario, a seed or a manifest replaces
   * or extends its data; returns the function that unsubscribes.
   */
  readonly onReplaced: (listener: () => void) => () => void;
  /** Saves the backend's state in a file from now on. Throws where the file cannot be written. */
  keepIn(file: DataFile): Keeper;
  /** Ends the requests in flight and all timers: nothing is written or sent any more. The state stays. */
  stop(): void;
}
