/** A row of the interactions panel. */
interface LogItem {
  /** Ends with the name of what was called. */
  callId: string;
  status: string;
}

interface Instrumenter {
  getLog: (storyId: string) => LogItem[];
  listsStepsOnly?: boolean;
}

declare global {
  interface Window {
    /** Where Storybook notes what a play calls; there is none outside of its window. */
    __STORYBOOK_ADDON_INTERACTIONS_INSTRUMENTER__?: Instrumenter;
  }
}

/** Lists in the interactions panel the steps of a play, which say in words what is done, and of all else only what failed. */
export function listStepsOnly(): void {
  const instrumenter = window.__STORYBOOK_ADDON_INTERACTIONS_INSTRUMENTER__;
  if (!instrumenter || instrumenter.listsStepsOnly) return;
  const getLog = instrumenter.getLog.bind(instrumenter);
  instrumenter.getLog = (storyId) =>
    getLog(storyId).filter(({ callId, status }) => callId.endsWith(" step") || status === "error");
  instrumenter.listsStepsOnly = true;
}
