import type { Chapter } from "./rule.js";

/** What holds for the writing of records. */
export const writeRules: Chapter = {
  title: "The write engine",
  rules: [
    {
      id: "W7",
      title: "A batch has 1 to 100 records",
      text: "A request may write several records at once, up to a hundred. An empty batch and a larger one are refused.",
    },
    {
      id: "W8",
      title: "What a provider lacks is refused",
      text: "Not every CRM has batches, deletion, associations or fields that are written only if empty. A request for what is missing is refused, and names the providers that have it.",
    },
    {
      id: "W9",
      title: "Auto batches gather asynchronous writes",
      text: "Single creates and updates that nobody waits for may be gathered and sent together, after at most as many minutes as the request allows.",
    },
    {
      id: "W11",
      title: "A write names an installed group",
      text: "The config of a write is found by the group that it names. Where the group has nothing installed, the answer is a problem with status 404.",
    },
    {
      id: "W13",
      title: "Deletion has to be allowed",
      text: "Records are deleted only where the customer has switched deletion on for that object. Otherwise the request is refused, and the answer says how to switch it on.",
    },
    {
      id: "W14",
      title: "A synchronous write answers with its result",
      text: "A write that is waited for answers with the record’s id and data, or with the errors of the provider.",
    },
    {
      id: "W15",
      title: "A batch succeeds in part, or all or none",
      text: "Each record of a batch succeeds or fails by itself, and the results have the order of the request. A request may also ask that one failure takes all of them back.",
    },
    {
      id: "W16",
      title: "An asynchronous write goes on in the background",
      text: "The request is checked and answered at once with the id of an operation; the records are written afterwards.",
    },
    {
      id: "W17",
      title: "What may pass is retried, and written once",
      text: "A quota, a time-out or an error of the provider’s server is tried again, at growing distances, until the deadline; any other failure is final. What has been written is not sent again.",
    },
    {
      id: "W18",
      title: "An auto batch goes out full or at its deadline",
      text: "Gathered writes are sent once there are a hundred of them, or when the first has waited as long as it may. All of them have one operation.",
    },
    {
      id: "W19",
      title: "Operations tell how a write stands",
      text: "An operation is in progress, a success or a failure, and has a log. It is a success also where only some of its records failed.",
    },
  ],
};
