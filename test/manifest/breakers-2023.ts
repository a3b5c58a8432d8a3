import type { Integration2023 } from "./arbitrary-manifest-2023.js";
import { type Breaker, drop, put } from "./breakers.js";

/** An integration of the 2023 form with something of everything in it. */
export function whole2023(): Integration2023 {
  return {
    name: "whole",
    displayName: "Whole",
    api: "salesforce",
    actions: [
      {
        type: "write",
        standardObjects: [
          {
            objectName: "contact",
            mode: "update",
            endpoint: "whole-update-contact",
            schedule: "every 2 hours",
            customFields: [{ fieldName: "warmthScore", displayName: "Warmth Score", prompt: "Why." }],
          },
        ],
        customObjects: [
          {
            objectName: "campaign",
            mode: "insert",
            endpoint: "whole-add-campaign",
            schedule: "0 9 * * 1-5",
            displayName: "Campaigns",
            prompt: "Why.",
            customFields: [
              { fieldName: "campaignName", displayName: "Name" },
              { fieldName: "campaignGoal", displayName: "Goal" },
            ],
          },
        ],
      },
    ],
  };
}

const action = ["actions", 0];
const contact = [...action, "standardObjects", 0];
const campaign = [...action, "customObjects", 0];

/** Two ways or more to break each of the rules N1 to N5; every one leaves exactly one error. */
export const breakers2023: Record<string, Breaker> = {
  "N1 no api": drop("N1", ["api"]),
  "N1 a provider beside the api": put("N1", ["provider"], "salesforce", "key"),
  "N1 a part of form 1.0.0": put("N1", ["proxy"], { enabled: true }, "key"),
  "N2 no actions": drop("N2", ["actions"]),
  "N2 an empty list of actions": put("N2", ["actions"], []),
  "N2 another type": put("N2", [...action, "type"], "upsert"),
  "N2 a read action": (manifest, at) => {
    put("N2", action, { type: "read", standardObjects: [{ objectName: "contact" }] })(manifest, at);
    return { code: "N2", path: ["integrations", at, ...action, "type"], shown: "value" };
  },
  "N2 a subscribe action": put("N2", [...action, "type"], "subscribe"),
  "N2 no type": drop("N2", [...action, "type"]),
  "N2 no objects": put("N2", action, { type: "write" }),
  "N2 an empty list of objects": put("N2", [...action, "customObjects"], []),
  "N3 no object name": drop("N3", [...contact, "objectName"]),
  "N3 no mode": drop("N3", [...campaign, "mode"]),
  "N3 another mode": put("N3", [...contact, "mode"], "upsert"),
  "N3 an empty endpoint": put("N3", [...contact, "endpoint"], ""),
  "N3 a repeated endpoint": put("N3", [...campaign, "endpoint"], "whole-update-contact"),
  "N3 a digit in a custom object's name": put("N3", [...campaign, "objectName"], "campaign2"),
  "N3 a dot in a custom field's name": put("N3", [...contact, "customFields", 0, "fieldName"], "a.b"),
  "N4 no plural": put("N4", [...contact, "schedule"], "every 1 hour"),
  "N4 no cron": put("N4", [...campaign, "schedule"], "0 9 * *"),
  "N4 a step beyond the months": put("N4", [...campaign, "schedule"], "0 9 1 */13 *"),
  "N4 an hour too late": put("N4", [...campaign, "schedule"], "0 24 * * *"),
  "N5 a field without a name": drop("N5", [...campaign, "customFields", 1, "fieldName"]),
  "N5 a field without a display name": drop("N5", [...contact, "customFields", 0, "displayName"]),
  "N5 a repeated field": put("N5", [...campaign, "customFields", 1, "fieldName"], "campaignName"),
  "M20 a number as a schedule": put("M20", [...contact, "schedule"], 5),
  "M20 text for a field": put("M20", [...campaign, "customFields", 0], "campaignName"),
};
