import { english } from "../../../src/core.js";
import type { Messages } from "../../../src/index.js";

/** The kit's English, but for issues that this app's customers read beside the control that they belong to. */
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
};
