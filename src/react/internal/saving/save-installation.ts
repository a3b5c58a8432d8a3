import type { InstallationConfigContent } from "../../../contract/index.js";
import { ConfigValidationError, type Installation } from "../../../client/index.js";
import type { Change } from "../../../draft/merge/changes.js";
import type { Conflict } from "../../../draft/merge/conflicts.js";
import { isChanged } from "../../../draft/store/is-changed.js";
import { reportedIssues } from "../../../draft/store/reported-issues.js";
import { parsePointer } from "../../../json/pointer.js";
import { holdBack } from "../../../save/hold-back.js";
import type { ConfigIssue } from "../../../save/issues.js";
import type { SavePlan, SaveStrategy } from "../../../save/plan/save-plan.js";
import type { OnConflict } from "../../../save/refuse-conflicts.js";
import { saveDraft } from "../../../save/save-draft.js";
import { refuseUnsupported } from "../../../save/send-plan.js";
import type { InstallationScope } from "../../providers/installation-context.js";
import { validationOf } from "../issues/draft-validation.js";
import { findInstallation } from "../loading/find-installation.js";
import { createInstallationServer } from "./installation-server.js";

/** How a save ended: with the installation the server answered, or `noop` where there was nothing to send. */
export type SaveResult =
  | { readonly status: "saved"; readonly plan: SavePlan; readonly installation: Installation }
  | { readonly status: "noop"; readonly plan: SavePlan };

/** The options of a save. */
export interface SaveOptions {
  /** @default "auto" */
  strategy?: SaveStrategy | undefined;
  /**
   * What becomes of places that others changed, too. A save looks first at what the server holds. `"ask"`: a conflict that
   * `useConflicts()` listed when the save was asked for is the user's decision, and the user's value overwrites the others'; one
   * that the look brings rejects with a `ConfigConflictError`. `"overwrite"`: the user's values overwrite all of them.
   * `"reject"`: any conflict rejects.
   * @default "ask"
   */
  onConflict?: OnConflict | undefined;
  /**
   * Whether the draft is checked first, where its manifest and fields are known: errors in what it changes reject with a
   * `ConfigValidationError`.
   * @default true
   */
  validate?: boolean | undefined;
  /** Asks the server not to check by a sample that the selected fields can be read. @default false */
  skipSampling?: boolean | undefined;
  /** Cancels the save; its promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * A save that leaves out what is wrong, and what the server refused before until that is edited, so that the rest need not
 * wait; it rejects with what was left out in the end.
 */
export interface SaveRequest extends SaveOptions {
  readonly savesTheRest?: boolean;
}

/** Saves the draft of a scope; `seen` are the conflicts that the user has seen. */
export async function saveInstallation(
  scope: InstallationScope,
  seen: readonly Conflict[],
  { validate = true, savesTheRest = false, ...options }: SaveRequest,
): Promise<SaveResult> {
  const { store, queries, ampersand } = scope;
  const validation = validationOf(queries, ampersand.queryClient, store);
  /** Lists the errors in what the draft changes. Errors that the saved config has already do not prevent a save. */
  const errorsIn = (issues: readonly ConfigIssue[]) => {
    const difference = store.difference();
    return issues.filter(
      ({ severity, path, code }) =>
        severity === "error" && (code === "own-rule" || isChanged(path, difference)),
    );
  };
  let unfinished: readonly ConfigIssue[] = [];
  let blocking: readonly ConfigIssue[] = [];

  /** Returns the draft without the changes that are wrong. */
  function selectRest(draft: InstallationConfigContent): InstallationConfigContent {
    blocking = errorsIn([...(validate ? validation.issues() : []), ...reportedIssues(store)]);
    if (blocking.length === 0) return draft;
    const places = blocking.map(({ path }) => path);
    const findErrors = (config: InstallationConfigContent) =>
      validate ? errorsIn(validation.validate(config)).map(({ path }) => path) : [];
    return holdBack(draft, places, { saved: store.getSaved(), difference: store.difference(), findErrors });
  }

  const result = await saveDraft<Installation>(store, {
    ...createInstallationServer(scope, options.signal),
    ...options,
    seen,
    target: async () => {
      if (validate) {
        await validation.load(objectsOf(store.changes()));
        unfinished = await validation.settle();
      }
      return (await findInstallation(scope)).target;
    },
    select: savesTheRest ? selectRest : undefined,
    check: () => {
      const errors =
        validate && blocking.length === 0 ? [...errorsIn(validation.issues()), ...unfinished] : [];
      if (errors.length > 0) throw new ConfigValidationError(errors);
    },
  });
  if (blocking.length > 0) throw new ConfigValidationError(blocking);
  if (result.status === "saved") return { status: "saved", plan: result.plan, installation: result.answer };
  refuseUnsupported(result.plan);
  return { status: "noop", plan: result.plan };
}

/** Lists the objects that the changes belong to. */
function objectsOf(changes: readonly Change[]): string[] {
  const names = changes.flatMap(({ path }) => parsePointer(path).slice(2, 3));
  return [...new Set(names)];
}
