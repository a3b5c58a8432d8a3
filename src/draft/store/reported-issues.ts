import { createStore, type StoreApi } from "zustand/vanilla";
import type { InstallationConfigContent } from "../../contract/index.js";
import { reconcile } from "../../json/reconcile.js";
import type { DraftStore } from "./draft-store.js";
import { deepEqual } from "../../json/equal.js";
import type { ConfigIssue } from "../../config/config-issue.js";
import { getIn } from "../../json/path.js";
import { parsePointer } from "../../json/pointer.js";

/** What the server found in a draft that it was sent. */
interface Report {
  readonly issues: readonly ConfigIssue[];
  readonly sent: InstallationConfigContent;
}

const reports = new WeakMap<DraftStore, StoreApi<Report | undefined>>();

/** Returns the newest report on a draft, as a store of its own. */
export function reportOn(store: DraftStore): StoreApi<Report | undefined> {
  let report = reports.get(store);
  if (!report) reports.set(store, (report = createStore<Report | undefined>(() => undefined)));
  return report;
}

const listed = new WeakMap<DraftStore, { report: Report; draft: unknown; issues: readonly ConfigIssue[] }>();
const none: readonly ConfigIssue[] = [];

/** Lists what the server found and the user has not edited since (H7); the same list until that changes. */
export function reportedIssues(store: DraftStore): readonly ConfigIssue[] {
  const report = reportOn(store).getState();
  if (!report) return none;
  const draft = store.get();
  const known = listed.get(store);
  if (known?.report === report && known.draft === draft) return known.issues;
  const left = report.issues.filter(({ path }) => {
    const place = parsePointer(path);
    return deepEqual(getIn(report.sent, place), getIn(draft, place));
  });
  const issues = reconcile(known?.issues, left);
  listed.set(store, { report, draft, issues });
  return issues;
}
