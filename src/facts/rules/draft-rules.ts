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
      text: "Setting a field’s default or one of its policies leaves the rest of its setting alone; setFieldSettings alone replaces the whole. Without a value the key is removed, and a setting that is left empty is removed with it.",
    },
    {
      id: "D3",
      title: "A setter that changes nothing does nothing",
      text: "A setter that is given what is there already keeps the very same draft: nothing renders again and there is nothing to undo. So setters may be called while rendering.",
    },
    {
      id: "D4",
      title: "Getters answer from the newest draft",
      text: "What was set a moment ago is what a getter answers, also within the same event handler and inside a batch.",
    },
    {
      id: "D5",
      title: "Unchanged parts keep their reference",
      text: "An edit copies only the objects that lead to the changed place. All other parts of the config stay the same objects, so that comparing references tells what changed.",
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
      id: "D8",
      title: "Any text is a name",
      text: "Object and field names may hold dots, slashes, tildes, brackets or any other character, be empty, or be words such as __proto__ and constructor. They never reach a prototype.",
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
      text: "Draft and history are after a failed save what they were before it. What is edited while a save is under way is still unsaved after it.",
    },
    {
      id: "D13",
      title: "An unsaved draft survives a reload",
      text: "An app may keep unsaved drafts in the browser for 30 days, one for each customer and user; after a reload the edits are laid on what the server has by then. A stored draft that cannot be read is set aside, and what could not be stored is told to the app.",
    },
    {
      id: "D14",
      title: "The draft is checked against manifest, provider and fields",
      text: "Before anything is sent, the draft is compared with what the integration declares, what the provider can do and which fields the customer has. Each issue names its place and how to mend it.",
    },
    {
      id: "D15",
      title: "Some places are one value",
      text: "A default, the choice of watched fields, a backfill period and every list are taken as a whole: two people who change halves of one have a conflict there, never a mixture of both.",
    },
    {
      id: "D16",
      title: "Only JSON enters the draft",
      text: "Objects of another window, worker or context are JSON like any other. A date, a function, an instance of a class, NaN or a cycle is refused with an error that names the place. Keys that the kit does not know survive every edit and every save.",
    },
    {
      id: "D17",
      title: "The cost of edits follows their number",
      text: "A batch of many edits costs as much for each edit as a single one, whatever the size of the objects they are in, and so does resolving many conflicts.",
    },
    {
      id: "D18",
      title: "What the server made of a save is no conflict",
      text: "Where the answer to a save shows that the server trimmed, sorted, dropped or added something in the places that were saved, that is the new base; nobody has a conflict with himself. An edit that is taken back while it is on its way counts as made on what was sent: it stays to be saved.",
    },
    {
      id: "D19",
      title: "Two tabs show one draft",
      text: "An edit in one tab of a browser appears in the user’s other tabs as a change of the server’s would. Each tab has a history of its own, and only one of them saves automatically at a time.",
    },
    {
      id: "D20",
      title: "A mapping takes its value mappings along",
      text: "Changing or removing a field mapping removes the value mappings of the old field in the same step. Setting a mapping turns reading on; removing it again turns reading off, where nothing else was set.",
    },
  ],
};
