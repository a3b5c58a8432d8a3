import type { InstallationConfigContent } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { getIn, setIn } from "../../json/path.js";
import { noConflicts } from "../merge/conflicts.js";
import { configDifference, forEachWhole } from "../merge/difference.js";
import type { DraftCore } from "./draft-core.js";
import { nothing, type SavedChange, type VersionTransform } from "./draft-state.js";
import type { SendUnderWay } from "./draft-store-types.js";

/** Makes the send of a draft; `transform` applies the changes of the saved config since then. */
export function createSend(
  core: DraftCore,
  sent: InstallationConfigContent,
  transform: VersionTransform,
): SendUnderWay {
  const send: SendUnderWay = {
    now: () => transform({ draft: sent, conflicts: noConflicts }).draft,
    end: () => {
      if (core.sending === send) core.sending = undefined;
    },
  };
  return send;
}

/**
 * Returns what a version's edits were made on, for a saved config that comes while `sent` is on its way. At places where the
 * version differs from `sent`, and that the server changed, it is what was sent. Anywhere else it is `previous`.
 */
export function editedOnSent(sent: unknown, previous: unknown, saved: unknown) {
  return (draft: InstallationConfigContent): InstallationConfigContent => {
    let base = previous;
    forEachWhole(configDifference(sent, draft), (path) => {
      if (deepEqual(getIn(previous, path), getIn(saved, path))) return;
      base = setIn(base, path, getIn(sent, path));
    });
    return base as InstallationConfigContent;
  };
}

/**
 * Returns a change as drafts that readers got take it. What such a draft has as it was saved before is no edit of it, also where
 * the user has edited that place since and the change answers the save: an older draft reverts nothing.
 */
export function changeOfGiven(change: SavedChange): SavedChange {
  const { previous = nothing, answered } = change;
  if (!answered) return change;
  const editedOn = (draft: InstallationConfigContent) => {
    let base: unknown = answered(draft);
    forEachWhole(configDifference(base, draft), (path) => {
      const was = getIn(previous, path);
      if (deepEqual(was, getIn(draft, path))) base = setIn(base, path, was);
    });
    return base as InstallationConfigContent;
  };
  return { ...change, answered: editedOn };
}
