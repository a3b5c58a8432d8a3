import type { DraftStore } from "../../../draft/store/draft-store.js";

/** The edits that are made while React renders, as the published guides show them. They are one step, and listeners are called after the rendering. */
export interface RenderBatch {
  /** Called while components render; edits take effect at once. */
  readonly begin: () => void;
  /** Called when the rendering was committed. A rendering that React discards ends by itself in a microtask. */
  readonly end: () => void;
}

/** Makes the batch of a draft's renderings; components that render in one rendering share it. */
export function createRenderBatch(store: DraftStore): RenderBatch {
  let close: (() => void) | undefined;

  function end() {
    const ending = close;
    close = undefined;
    ending?.();
  }

  return {
    begin: () => {
      if (close) return;
      const opened = store.openBatch();
      close = opened;
      queueMicrotask(() => {
        if (close === opened) end();
      });
    },
    end,
  };
}
