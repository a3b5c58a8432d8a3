import {
  isApiError,
  isConfigConflictError,
  isConfigValidationError,
  isUnsupportedChangeError,
} from "../../../client/index.js";
import { reportedIssues } from "../../../draft/store/reported-issues.js";
import { reportOn } from "../../../draft/store/server-report.js";
import { isAtOrBelow } from "../../../json/pointer.js";
import type { InstallationScope } from "../../providers/installation-context.js";
import { validationOf } from "../issues/draft-validation.js";

/**
 * Calls `onGone` once nothing is left of what a failed save told of: its conflicts are resolved, its issues mended, what it
 * could not save is changed back, or there is nothing to save any more. Returns the function that stops watching.
 */
export function watchFailure(scope: InstallationScope, error: Error, onGone: () => void): () => void {
  const { store } = scope;
  const stops: (() => void)[] = [];
  const stop = () => {
    for (const each of stops.splice(0)) each();
  };
  const hadChanges = store.changes().length > 0;
  // Other refusals are not about the config.
  const hadReport =
    isApiError(error) && [400, 422].includes(error.status) && reportedIssues(store).length > 0;
  const invalid = isConfigValidationError(error) ? error.issues : [];
  const validation = validationOf(scope.queries, scope.ampersand.queryClient, store);

  function isGone(): boolean {
    if (hadChanges && store.changes().length === 0) return true;
    if (isConfigConflictError(error)) return !sharePlace(error.conflicts, store.conflicts());
    if (isUnsupportedChangeError(error)) return !sharePlace(error.unsupported, store.changes());
    if (invalid.length > 0) return !sharePlace(invalid, validation.issues());
    return hadReport && reportedIssues(store).length === 0;
  }
  const look = () => {
    if (stops.length === 0 || !isGone()) return;
    stop();
    onGone();
  };

  stops.push(store.subscribeState(look), reportOn(store).subscribe(look));
  if (invalid.length > 0) {
    stops.push(validation.subscribe(look));
    // They may have been mended while the save was on its way.
    look();
  }
  return stop;
}

/** An issue or a change at a place. An issue has its code, since a place may have several. */
interface Placed {
  readonly path: string;
  readonly code?: unknown;
}

/** Whether one of `some` is still present: at the same place, or at a place inside or around it. */
function sharePlace(some: readonly Placed[], present: readonly Placed[]): boolean {
  return some.some(({ path, code }) =>
    present.some(
      (each) =>
        (code === undefined || each.code === undefined || code === each.code) &&
        (isAtOrBelow(each.path, path) || isAtOrBelow(path, each.path)),
    ),
  );
}
