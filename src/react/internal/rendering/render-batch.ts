import type { DraftStore } from "../../../draft/store/draft-store.js";

/** Edits made while React renders, as the published guides show them: one step, of which listeners hear after the rendering. */
export interface RenderBatch {
  /** Says that components are being rendered: edits take effect at once. */
  begin(): void;
  /** Says that the rendering was committed. One that is thrown away ends by itself in a microtask. */
  end(): void;
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
