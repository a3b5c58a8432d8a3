import { isApiError, readInstallation, type Installation } from "../../../client/index.js";
import { unusableAnswer } from "../../../client/errors/request-errors.js";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import { isChanged } from "../../../draft/store/is-changed.js";
import { reportOn } from "../../../draft/store/server-report.js";
import type { PlannedRequest } from "../../../save/plan/save-plan.js";
import type { Server } from "../../../save/change-installation.js";
import type { InstallationScope } from "../../providers/installation-context.js";
import { loadData } from "../loading/load-data.js";
import { lazyIssues } from "../issues/lazy-parts.js";

/** The functions that fetch and change a scope's installation. */
export interface InstallationServer extends Server<Installation> {
  look: () => Promise<Installation | undefined>;
  /** Puts an answered installation into the cache, for the hooks; `undefined` where nothing is installed. */
  cache: (installation: Installation | undefined) => Promise<void>;
}

/** Makes the functions; `signal` cancels their requests. */
export function createInstallationServer(scope: InstallationScope, signal?: AbortSignal): InstallationServer {
  const { client, store, queries } = scope;
  const { queryClient } = scope.ampersand;
  const { queryKey } = queries.installations;

  async function cache(installation: Installation | undefined) {
    const isRefetching = queryClient.isFetching({ queryKey }) > 0;
    // A refetch that was sent before the answer would bring back the older state.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, installation ? [installation] : []);
    if (isRefetching) void queryClient.invalidateQueries({ queryKey });
  }

  return {
    look: async () => {
      // A refetch that was sent before may return the older state.
      await queryClient.cancelQueries({ queryKey });
      const [installation] = await loadData(queryClient, queries.installations, { isAnew: true, signal });
      return installation;
    },
    send: async (request) => {
      const sent = store.get();
      try {
        const answer = await client.send(request, { read: readInstallation, signal });
        checkId(request, answer);
        return answer;
      } catch (error) {
        if (isApiError(error)) {
          const issues = (await lazyIssues.load())?.issuesOfError(error, request) ?? [];
          // A failure that says nothing about the config leaves the earlier issues.
          if (issues.length > 0) reportOn(store).setState({ issues, sent }, true);
        }
        throw error;
      }
    },
    onAnswer: (answer, { isOutdated }) => {
      forgetSaved(store);
      return isOutdated ? undefined : cache(answer);
    },
    cache,
  };

  /** Throws where an answer is about another installation than the one that was changed. */
  function checkId(request: PlannedRequest, answer: Installation) {
    const [known] = queryClient.getQueryData(queries.installations.queryKey) ?? [];
    if (request.method === "POST" || !known || answer.id === known.id) return;
    throw unusableAnswer(request, { fault: "it is about another installation" });
  }
}

/** Keeps the server's issues of a place for as long as the place has unsaved changes. */
function forgetSaved(store: DraftStore) {
  const report = reportOn(store);
  const difference = store.difference();
  const present = report.getState();
  const issues = present?.issues.filter(({ path }) => isChanged(path, difference)) ?? [];
  report.setState(present && issues.length > 0 ? { ...present, issues } : undefined, true);
}
