import type { ConfigIssue } from "../../config/config-issue.js";
import type { InstallationConfigContent } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { getIn, type Path } from "../../json/path.js";
import { parsePointer } from "../../json/pointer.js";
import { reconcile } from "../../json/reconcile.js";
import type { DraftStore } from "./draft-store-types.js";
import { reportOn, type Report } from "./server-report.js";

/** The last list, with the report and the draft that it was made from. */
interface Listed {
  readonly report: Report;
  readonly draft: InstallationConfigContent;
  readonly issues: readonly ConfigIssue[];
}

const none: readonly ConfigIssue[] = [];

/** Lists what the server found and the user has not edited since; the same list until that changes. */
export function reportedIssues(store: DraftStore): readonly ConfigIssue[] {
  return store.companion(createList)();
}

function createList(store: DraftStore): () => readonly ConfigIssue[] {
  let last: Listed | undefined;
  return () => {
    const report = reportOn(store).getState();
    if (!report) return none;
    const draft = store.get();
    if (last?.report === report && last.draft === draft) return last.issues;
    const left = report.issues.filter(({ path }) => {
      const place = placeIn(parsePointer(path), report.sent);
      return deepEqual(getIn(report.sent, place), getIn(draft, place));
    });
    last = { report, draft, issues: reconcile(last?.issues, left) };
    return last.issues;
  };
}

/** Cuts a path off at the first list: an edit replaces a list as a whole, so that items have no place of their own. */
function placeIn(path: Path, sent: InstallationConfigContent): Path {
  const length = path.findIndex((_, index) => Array.isArray(getIn(sent, path.slice(0, index))));
  return length < 0 ? path : path.slice(0, length);
}
