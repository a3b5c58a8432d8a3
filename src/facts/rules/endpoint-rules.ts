import type { Chapter } from "./rule.js";

/** What holds for manifests and endpoints of the form of 2023. */
export const endpointRules: Chapter = {
  title: "The form of 2023",
  rules: [
    {
      id: "L1",
      title: "Manifests of 2023 are read",
      text: "A manifest with a list of actions is read into the same model as one of form 1.0.0.",
    },
    {
      id: "L2",
      title: "Objects insert or update, on a schedule or at once",
      text: "Each object has a mode; names hold letters and dashes where the guide says so; a schedule is cron or a number of minutes, hours or days.",
    },
    {
      id: "L3",
      title: "An endpoint writes through the engine",
      text: "A POST to an object’s endpoint, with a group and fields, is written as any other write.",
    },
    {
      id: "L4",
      title: "With a schedule writes are gathered",
      text: "They go out as batches at the next time of the schedule; without one they go out at once.",
    },
    {
      id: "L5",
      title: "Installing creates the custom objects and fields",
      text: "The provider gets what the manifest declares, with its display names.",
    },
  ],
};
