import type { Chapter } from "./rule.js";

/** What holds for the draft of a config. */
export const draftRules: Chapter = {
  title: "The draft",
  rules: [
    {
      id: "D1",
      title: "Helpers edit one draft of the config",
      text: "The config is edited as one local draft. Helpers for reading, writing, subscribing and the proxy change it by name, so that no screen builds a config by hand.",
    },
    {
      id: "D2",
      title: "A setter changes one key and keeps the others",
      text: "To set a field’s default or one of its policies leaves the rest of its setting alone. Without a value the key goes, and a setting that is left empty goes with it.",
    },
    {
      id: "D3",
      title: "A setter that changes nothing does nothing",
      text: "A setter that is given what is there already leaves the draft the very same: nothing renders again and there is nothing to undo. So setters that are called while rendering settle.",
    },
    {
      id: "D6",
      title: "Reset brings back the saved config exactly",
      text: "After a reset the draft is equal to the saved config; keys that only the draft had are gone.",
    },
    {
      id: "D7",
      title: "Enabling an object fills in what the manifest declares",
      text: "When an object is turned on, it gets the mappings and destinations that the manifest gives by default, once. What the customer has chosen is never replaced.",
    },
    {
      id: "D9",
      title: "Undo and redo step through the user’s edits",
      text: "Each edit is a step that can be taken back and made again; the edits of a batch are one. A step never takes back what the server changed.",
    },
    {
      id: "D10",
      title: "Changes are derived, leaf by leaf",
      text: "What there is to save follows from comparing the draft with the saved config; nothing is kept beside them. A value that is set back to what is saved is no change any more.",
    },
    {
      id: "D11",
      title: "Edits are laid on a newer saved config; conflicts wait to be resolved",
      text: "When somebody else saves, the unsaved edits are kept and laid on what was saved. Where both sides changed the same value, the user’s stays until one of the two is chosen.",
    },
    {
      id: "D12",
      title: "A failed save leaves the draft as it was",
      text: "Draft, history and conflicts are after a failed save what they were before it. What is edited while a save is under way is still unsaved after it.",
    },
    {
      id: "D13",
      title: "An unsaved draft survives a reload",
      text: "An app may keep unsaved drafts in the browser, one for each customer; after a reload the edits are laid on what the server has by then. A stored draft that cannot be read is set aside.",
    },
    {
      id: "D14",
      title: "The draft is checked against manifest, provider and fields",
      text: "Before anything is sent, the draft is compared with what the integration declares, what the provider can do and which fields the customer has. Each issue names its place and how to mend it.",
    },
  ],
};
