import type { Project } from "../../src/contract/index.js";
import type { Clock } from "../../src/engine/index.js";
import { createCollector, type Collector } from "../journal/collector.js";
import type { LeniencyName } from "../journal/leniencies.js";
import type { Changes } from "./changes.js";
import { createEvents, type Events } from "./events.js";
import { createIds, type Ids } from "./ids.js";

/** What every domain of a backend works with. */
export interface DomainContext {
  readonly project: Project;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Where changes are noted, in a backend whose state is kept in a file. */
  readonly changes: Changes | undefined;
  /** Who is told of what happens. */
  readonly events: Events;
  /** Notes which leniencies a request needs, for the journal. */
  readonly leniencies: Collector<LeniencyName>;
  /** The clock's time in RFC 3339. */
  now(): string;
}

/** Makes the context of a backend, with a project of its own. */
export function createContext(
  clock: Clock,
  given: Partial<Pick<Project, "id" | "name" | "appName">>,
  changes?: Changes,
): DomainContext {
  const ids = createIds();
  const now = () => new Date(clock.now()).toISOString();
  let createTime: string | undefined;
  const project: Project = {
    id: ids.next("project"),
    name: "mock-project",
    appName: "Mock App",
    orgId: ids.next("organization"),
    // Asked for when it is first read: Next refuses to prerender a page that asks what time it is.
    get createTime() {
      return (createTime ??= now());
    },
    ...given,
  };
  return { project, ids, clock, changes, events: createEvents(), leniencies: createCollector(), now };
}
