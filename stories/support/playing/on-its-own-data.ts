import type { Globals } from "storybook/internal/types";

/** Leaves a play out while the toolbar has put another scenario in the place of the story's data: it would act on what is not there. */
export function onItsOwnData<TContext>(play: (context: TContext) => Promise<void> | void) {
  return async (context: TContext): Promise<void> => {
    // The type of a play's context does not have what the story itself sets.
    const { globals = {}, storyGlobals = {} } = context as { globals?: Globals; storyGlobals?: Globals };
    // A story that is opened by its address alone has nothing of the toolbar yet.
    const chosen: unknown = globals["scenario"] ?? "story";
    if (chosen === (storyGlobals["scenario"] ?? "story")) await play(context);
  };
}
