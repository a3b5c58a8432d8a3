import { english } from "../../../src/core.js";
import type { Messages } from "../../../src/index.js";

const onOrOff = (enabled: boolean) => (enabled ? "on" : "off");
const eventNames = { create: "New records", update: "Changed records", delete: "Deleted records" };

/**
 * The kit's English, but for issues that this app's customers read beside the control that they belong to, and for steps of what
 * the screens call otherwise.
 */
export const words: Messages = {
  ...english,
  issues: {
    ...english.issues,
    "missing-mapping": () => ({ message: "This one is required.", hint: "Choose a field." }),
    "duplicate-mapping": () => ({
      message: "Another one is mapped to this field too.",
      hint: "Choose another field for one of them.",
    }),
    "duplicate-value-mapping": () => ({ message: "Chosen twice.", hint: "Choose another one." }),
  },
  steps: {
    ...english.steps,
    proxy: ({ enabled }) => `Turn API access ${onOrOff(enabled)}`,
    events: ({ object, event, enabled }) => `Turn “${eventNames[event]}” of ${object} ${onOrOff(enabled)}`,
    "watched-fields": ({ object }) => `Choose which changes of ${object} count`,
  },
};
