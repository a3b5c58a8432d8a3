import type { Chapter } from "./rule.js";

/** What holds for the writing of records. */
export const writeRules: Chapter = {
  title: "The write engine",
  rules: [
    {
      id: "W1",
      title: "A write needs a credential",
      text: "An API key in the header or the query, or a bearer token. Without one the answer is 401.",
    },
    {
      id: "W2",
      title: "A malformed request is refused with its faults",
      text: "The answer names each field at fault and what was expected there. Unknown keys are accepted, and noted in the operation’s log with the nearest known name.",
    },
    {
      id: "W3",
      title: "A request has one record or a batch",
      text: "Exactly one of the two is given.",
    },
    {
      id: "W4",
      title: "The type and the mode are words of a fixed list",
      text: "A write creates, updates or deletes. It is synchronous unless the request says asynchronous.",
    },
    {
      id: "W5",
      title: "Updates and deletions name their record",
      text: "The record has the provider’s id, as id or Id.",
    },
    {
      id: "W6",
      title: "A deletion is single and synchronous",
      text: "A batch of deletions and an asynchronous one are refused.",
    },
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
      text: "Single creates and updates that nobody waits for may be gathered and sent together, after at most as many minutes as the request allows, up to a day.",
    },
    {
      id: "W10",
      title: "An asynchronous write is retried for a time",
      text: "The request may say for how many hours, from 1 to 48; without that it is one hour.",
    },
    {
      id: "W11",
      title: "A write names an installed group",
      text: "The config of a write is found by the group that it names. Where the group has nothing installed, the answer is a problem with status 404.",
    },
    {
      id: "W12",
      title: "The object is declared and installed",
      text: "The object stands in the manifest and in the customer’s config. Otherwise the answer says in which of the two it is missing.",
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
    {
      id: "W20",
      title: "The provider says what is one field",
      text: "Two spellings are one field where the provider takes them for one: in Salesforce letter case does not count, in HubSpot it does. To Salesforce another record may stand in the place of a reference, Account for AccountId; both names are one field. Settings, mappings and clashes go by that.",
    },
    {
      id: "W21",
      title: "A policy protects the provider’s field",
      text: "Whatever name a field is written by, the setting for it applies, and settings on a field cover the names inside it. Where two settings disagree the stricter one holds, and an issue says so. A part that a mapping takes out of one field into another obeys the stricter of both fields’ settings.",
    },
    {
      id: "W22",
      title: "“Only if empty” is decided when it is written",
      text: "The record’s value is looked at right before it is written, for one record after the other, also within a batch.",
    },
    {
      id: "W23",
      title: "A provider cannot break the engine",
      text: "One that never answers is given up after a time and retried; one that answers nonsense makes a failed operation. A write never rejects for what a provider does.",
    },
    {
      id: "W24",
      title: "Headers, ids and duplicates are checked",
      text: "Header names and values are as HTTP allows, ids are texts or exact integers, and a record that stands twice in a batch is refused as the provider refuses it.",
    },
    {
      id: "W25",
      title: "The log says what was decided and why",
      text: "Also that a deadline has passed, that a provider asked to wait longer than it, or that another request’s batch options were not used.",
    },
  ],
};
