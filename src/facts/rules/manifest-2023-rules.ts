import type { Chapter } from "./rule.js";

/** What makes an `amp.yaml` of the form of 2023 right or wrong. */
export const manifest2023Rules: Chapter = {
  title: "The manifest of 2023",
  rules: [
    {
      id: "N1",
      title: "A list of actions tells the form",
      text: "An integration with actions, and with api in place of provider, is of the form of 2023. Both forms in one integration are an error.",
    },
    {
      id: "N2",
      title: "An action writes objects",
      text: "Its type is write, and it has standard or custom objects.",
    },
    {
      id: "N3",
      title: "An object has a name, a mode and an endpoint",
      text: "The mode is insert or update, the endpoint stands once in the project, and limited names hold letters and dashes only.",
    },
    {
      id: "N4",
      title: "A schedule is cron or a plain interval",
      text: "Such as “every 10 minutes”, in minutes, hours or days.",
    },
    {
      id: "N5",
      title: "Custom objects and fields have display names",
      text: "A custom object has custom fields, and each of them a name and a display name.",
    },
  ],
};
