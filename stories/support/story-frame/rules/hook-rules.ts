import type { Chapter } from "./rule.js";

/** What holds for the hooks and the client below them. */
export const hookRules: Chapter = {
  title: "Hooks and client",
  rules: [
    {
      id: "H3",
      title: "Hooks for plan, changes, conflicts, history and writes",
      text: "Saving, the plan, changes, conflicts, undo and redo, a single field’s settings, previews and writes have a hook each. The app brings the markup.",
    },
    {
      id: "H7",
      title: "Errors are typed, and shown where they belong",
      text: "A failed request tells its status, its issues, what to do about them and whether to try again. An issue of the server leads to the field that it is about.",
    },
  ],
};
