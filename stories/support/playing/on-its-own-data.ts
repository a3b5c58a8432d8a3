import type { Globals } from "storybook/internal/types";

/** What a play is given, as far as this reads it; a story that is opened by its address alone has nothing of the toolbar yet. */
interface PlayContext {
  globals?: Globals;
  storyGlobals?: Globals;
  name?: string;
  parameters?: { docs?: { description?: { story?: string } } };
  step?: (label: string, play: () => Promise<void> | void) => Promise<void> | void;
}

/**
 * Leaves a play out while the toolbar has put another scenario in the place of the story's data: it would act on what is not
 * there. A play without steps is one step, which the comment above its story names: of the interactions, only steps are listed.
 */
export function onItsOwnData<TContext>(play: (context: TContext) => Promise<void> | void) {
  // The name of what it takes from its context is not shortened by a build.
  const hasSteps = /\bstep\b/.test(String(play));
  return async (context: TContext): Promise<void> => {
    // The type of a play's context does not have what the story itself sets.
    const { globals = {}, storyGlobals = {}, name = "", parameters, step } = context as PlayContext;
    const chosen: unknown = globals["scenario"] ?? "story";
    if (chosen !== (storyGlobals["scenario"] ?? "story")) return;
    if (hasSteps || step === undefined) await play(context);
    else await step(parameters?.docs?.description?.story ?? name, () => play(context));
  };
}
