import type { Project } from "../../src/contract/index.js";
import type { Clock } from "../../src/engine/index.js";
import { createCollector, type Collector } from "../journal/collector.js";
import type { LeniencyName } from "../journal/leniencies.js";
import type { Changes } from "./changes.js";
import { createEvents, type Events } from "./events.js";
import { createIds, type Ids, type IdScope } from "./ids.js";

/** What the domains of a backend share. */
export interface DomainContext {
  readonly project: Project;
  readonly ids: Ids;
  readonly clock: Clock;
  /** The changes to save; `undefined` in a backend whose state is not kept in a file. */
  readonly changes: Changes | undefined;
  /** Passes the events of the domains to the listener. */
  readonly events: Events;
  /** Collects the leniencies that a request needs, for the journal. */
  readonly leniencies: Collector<LeniencyName>;
  /** The clock's time in RFC 3339. */
  now(): string;
}

/** Creates the context of a backend; `given` replaces the default values of its project. */
export function createContext(
  clock: Clock,
  given: Partial<Pick<Project, "id" | "name" | "appName">>,
  { changes, idScope }: { changes?: Changes | undefined; idScope?: IdScope | undefined } = {},
): DomainContext {
  const ids = createIds(idScope);
  // Many changes come within one millisecond, and formatting costs more than the rest of a stamp (bench figure: http).
  let last = { timeMs: NaN, text: "" };
  const now = () => {
    const timeMs = clock.now();
    if (timeMs !== last.timeMs) last = { timeMs, text: new Date(timeMs).toISOString() };
    return last.text;
  };
  let createTime: string | undefined;
  const project: Project = {
    id: ids.next("project"),
    name: "mock-project",
    appName: "Mock App",
    orgId: ids.next("organization"),
    // Computed when it is first read: Next does not prerender a page that reads the clock.
    get createTime() {
      return (createTime ??= now());
    },
    ...given,
  };
  return { project, ids, clock, changes, events: createEvents(), leniencies: createCollector(), now };
}
