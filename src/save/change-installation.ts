import { unusableAnswer } from "../client/errors/request-errors.js";
import { abortReason, throwIfAborted } from "../client/requests/abort.js";
import type { InstallationConfigContent } from "../contract/index.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { isJsonObject, own } from "../json/object.js";
import { createSaveQueue } from "./save-queue.js";
import type { PlannedRequest } from "./plan/save-plan.js";
import { isOutcomeUnknown } from "./unknown-outcome.js";

/** The part of the server's answer that the draft needs: the installation's config. */
export interface Answer {
  config: { content: InstallationConfigContent };
}

/** The functions that reach the server. */
export interface Server<TAnswer extends Answer> {
  /** Fetches the installation; resolves to `undefined` where nothing is installed. Without it, nothing is fetched. */
  look?: (() => Promise<TAnswer | undefined>) | undefined;
  /** Sends one planned request and returns the installation that the server answers with. */
  send: (request: PlannedRequest) => Promise<TAnswer>;
  /** Called with every answer, after the draft took it over. */
  onAnswer?: ((answer: TAnswer, how: AnswerTaken) => void | Promise<void>) | undefined;
}

/** How the draft took an answer over. */
export interface AnswerTaken {
  /** Whether something newer than the answer was read while the request was under way. */
  readonly isOutdated: boolean;
}

/** One change of the installation. */
export interface InstallationChange<TResult> {
  /** Makes the change; called after the draft has what the server holds. */
  make: () => Promise<TResult>;
  /** Called where the outcome was unknown and nothing is installed any more. */
  takeGone?: (() => void) | undefined;
  /** Cancels the change: its promise rejects with the signal's reason, and nothing more is sent. */
  signal?: AbortSignal | undefined;
}

/**
 * The one way to the server: changes of an installation run one after another; each first looks at what the server holds, so
 * that edits are laid on it, and looks again where its outcome is unknown, so that the draft shows what is.
 */
export function changeInstallation<TAnswer extends Answer, TResult>(
  store: DraftStore,
  { look }: Pick<Server<TAnswer>, "look">,
  { make, takeGone, signal }: InstallationChange<TResult>,
): Promise<TResult> {
  let hasLooked = false;
  const run = store.companion(createSaveQueue).enqueue(
    async () => {
      throwIfAborted(signal);
      if (look) store.takeSaved((await look())?.config.content);
      hasLooked = true;
      throwIfAborted(signal);
      return make();
    },
    async (error) => {
      if (!look || !hasLooked || !isOutcomeUnknown(error)) return;
      const found = await look();
      if (!found && takeGone) takeGone();
      else store.takeSaved(found?.config.content);
    },
  );
  return signal ? untilAborted(run, signal) : run;
}

/** Throws an `ApiError` where an answer holds no config: the draft stays as it was. */
export function checkAnswer(request: PlannedRequest, answer: unknown): void {
  const config = own(answer, "config");
  if (isJsonObject(own(config, "content"))) return;
  throw unusableAnswer(request, { fault: "it is an installation without config.content" });
}

/** Settles as `run` does, or rejects at once where the signal is aborted. */
function untilAborted<TResult>(run: Promise<TResult>, signal: AbortSignal): Promise<TResult> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      reject(abortReason(signal));
    };
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    run.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", onAbort);
    });
  });
}
