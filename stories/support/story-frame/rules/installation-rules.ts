import type { Chapter } from "./rule.js";

/** What holds for the backend that keeps installations. */
export const installationRules: Chapter = {
  title: "The installation backend",
  rules: [
    {
      id: "I1",
      title: "An update mask is applied path by path",
      text: "Exactly what the mask names is changed; other content is ignored. A path that is unknown, or has no value, is refused, and nothing changes.",
    },
    {
      id: "I2",
      title: "A JSON Patch is applied whole or not at all",
      text: "Where one operation cannot be applied, the answer names it by its index, and none of the others takes effect.",
    },
    {
      id: "I3",
      title: "The resulting config is checked",
      text: "What a request would make of the config is checked against the manifest and the provider. If it does not fit, the answer lists the issues and nothing is saved.",
    },
    {
      id: "I4",
      title: "One installation for each integration and group",
      text: "A second installation for the same group is refused. What does not exist is answered with 404 and a remedy.",
    },
    {
      id: "I5",
      title: "Each change makes a new config",
      text: "With each change the config gets a new id, the newest revision and the time of the change.",
    },
    {
      id: "I6",
      title: "Connections, operations and metadata are served too",
      text: "The backend also answers for integrations, revisions with the customer’s fields, connections, operations, custom fields and providers.",
    },
  ],
};
