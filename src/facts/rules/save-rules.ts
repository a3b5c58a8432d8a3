import type { Chapter } from "./rule.js";

/** What holds for saving a draft. */
export const saveRules: Chapter = {
  title: "Saving",
  rules: [
    {
      id: "S1",
      title: "The plan shows what will be sent, and sends nothing",
      text: "A plan holds the requests of the next save as data. Making one sends nothing, so a screen can show what Save would do.",
    },
    {
      id: "S2",
      title: "The first save creates the installation",
      text: "Where nothing is installed yet, a save creates the installation: with the group, the connection and the whole config.",
    },
    {
      id: "S3",
      title: "A JSON Patch has an operation for each changed leaf",
      text: "Each value that differs is added, removed or replaced by one operation, and a part that is new is added as a whole. Nothing else of the object is sent.",
    },
    {
      id: "S4",
      title: "An update mask names the shortest paths",
      text: "A save by mask names the parts of the config that changed, as briefly as the service allows, and sends only those.",
    },
    {
      id: "S5",
      title: "Auto patches one object, and masks everything else",
      text: "Where one object changed that the server already has, it is patched, so that two people who edit different fields keep both edits. Anything else is one masked request, saved as a whole or not at all.",
    },
    {
      id: "S6",
      title: "What cannot be expressed is named, never dropped",
      text: "Some changes no request can tell. Where something else means the same, that is sent and listed as a fallback; otherwise the change is listed as unsupported, and nothing is sent.",
    },
    {
      id: "S7",
      title: "Sending the plan yields the draft",
      text: "The planned requests, applied to the saved config, give the draft, whichever kind of request was asked for.",
    },
    {
      id: "S8",
      title: "Saving looks first",
      text: "Each save fetches the installation right before it sends, lays the edits on what it finds and plans from that. A conflict that nobody has seen yet stops the save, unless the app says otherwise; after an unknown outcome it looks again. Once something that was read meanwhile shows what a request did, that and whatever is read later is newer than the request’s answer, and stands.",
    },
    {
      id: "S9",
      title: "An update from a config sets what the config names",
      text: "updateInstallation sets the objects and sections of the config that it is given and leaves all others as the server has them.",
    },
    {
      id: "S10",
      title: "The check of sampled fields can be skipped",
      text: "Each call that creates or changes an installation can ask the server not to check the read fields against the customer’s metadata.",
    },
  ],
};
