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
    {
      id: "I7",
      title: "What the vendor’s own clients send is taken",
      text: "Where published clients send more than the contract’s text names, the mock takes it; each such leniency is listed with the client that needs it.",
    },
    {
      id: "I8",
      title: "A login leaves what a real one leaves",
      text: "After a login the connection has the workspace and the metadata that the provider’s token tells. Under MSW in a browser the mock answers the login window of any client.",
    },
    {
      id: "I9",
      title: "Hydration expands all optional fields",
      text: "A revision that is asked for with its connection lists the customer’s fields where the manifest says “all”. Objects that are always enabled are installed when the group connects.",
    },
    {
      id: "I10",
      title: "A connection that does not work does not write",
      text: "With bad credentials, or a connection or installation that is gone, a write is refused with what the service says; what waits fails with that reason. Once it is healed, retries go on.",
    },
    {
      id: "I11",
      title: "Nobody can stop the server",
      text: "Bodies have a size limit, nothing of an unauthenticated body is kept, an answer lists at most 100 faults and counts the rest, and no request stops the others for more than a second.",
    },
    {
      id: "I12",
      title: "An answer tells the truth",
      text: "What an answer says happened has happened, and what it says failed has not: a change that could not be kept is undone before the answer is 500.",
    },
    {
      id: "I13",
      title: "Changes notify",
      text: "Writes, installations, connections and fields emit the contract’s notifications: to listeners in the process, to a URL, signed where a secret is given, and to the journal. Those of reads are named as not modelled.",
    },
    {
      id: "I14",
      title: "The backend can be put into any state",
      text: "Tests take and restore snapshots over HTTP, keep a state each on one server, write scenarios of their own, deploy a new revision and let another admin edit. Unknown keys of a config are stored and named in a warning.",
    },
  ],
};
