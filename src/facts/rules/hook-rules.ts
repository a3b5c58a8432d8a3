import type { Chapter } from "./rule.js";

/** What holds for the hooks and the client below them. */
export const hookRules: Chapter = {
  title: "Hooks and client",
  rules: [
    {
      id: "H1",
      title: "Two providers hold everything",
      text: "One provider knows the project and its credentials, the other the integration and the customer. A missing provider, or credentials of both kinds or of neither, is an error that says how to mend it.",
    },
    {
      id: "H2",
      title: "Published names keep their meaning",
      text: "The hooks of the published headless API have the same names, arguments and results here, so that an app switches by changing an import. Mutations return promises besides.",
    },
    {
      id: "H3",
      title: "Hooks for plan, changes, conflicts, history and writes",
      text: "Saving, the plan, changes, conflicts, undo and redo, a single field’s settings, previews and writes have a hook each. The app brings the markup.",
    },
    {
      id: "H4",
      title: "A component renders again only for what it read",
      text: "What a component reads of the config is remembered; an edit renders those components again that have read the edited value, and no others.",
    },
    {
      id: "H5",
      title: "Hooks are safe wherever React runs them",
      text: "StrictMode, concurrent rendering, Suspense and server rendering all work, on React 18 and 19.",
    },
    {
      id: "H6",
      title: "Tokens are asked for once and shown nowhere",
      text: "At a time one call for a token is under way; the token is kept until shortly before it expires and asked for anew after a 401. It stands in no error, log or query key.",
    },
    {
      id: "H7",
      title: "Errors are typed, and shown where they belong",
      text: "A failed request tells its status, its issues, what to do about them and whether to try again. An issue of the server leads to the field that it is about.",
    },
    {
      id: "H8",
      title: "The guides’ samples run",
      text: "Each code sample of the guides runs as a test, with no more change than its imports, and sends the payload that the guide shows.",
    },
    {
      id: "H9",
      title: "Connections can be made, healed and removed",
      text: "Connecting a group that has a connection already heals that one, so that its installations work again. Disconnecting leaves them in place, unhealthy. A second connection has to be asked for by name.",
    },
    {
      id: "H10",
      title: "Each hook tells how it stands",
      text: "A hook that loads says whether it is pending, has succeeded or failed, and can be asked again; it keeps its data while a later fetch fails. A hook that acts has a status, an error and a promise.",
    },
    {
      id: "H11",
      title: "A screen asks for each resource once",
      text: "However many components read a resource, and whenever they mount, the first load asks for it once. What is fresh is not fetched again.",
    },
    {
      id: "H12",
      title: "The kit runs where its users are",
      text: "Browsers of the platform floor, React Native, Next’s server components, Jest and Vitest in their environments, beside the app’s own MSW handlers and with any supported copy of TanStack Query.",
    },
    {
      id: "H13",
      title: "Customer fields are known for every declared object",
      text: "Fields of objects that are only written are loaded as well as those that are read, so that issues, saving and lists of fields all go by the same.",
    },
    {
      id: "H14",
      title: "No hook shows one group’s data for another",
      text: "Without a group, a consumer or an integration a provider throws an error, a hook stays pending and asks nothing, and a call of the client is rejected.",
    },
    {
      id: "H15",
      title: "Changes, conflicts and reset by place",
      text: "Each of them can be asked for one place of the config. A table whose rows each read their own place renders one row for an edit.",
    },
    {
      id: "H16",
      title: "An app’s own rules join the kit’s",
      text: "Functions of the app may add issues, at once or later; a save waits for them up to a limit, and they cannot change the draft. Places can be locked: then setters leave them alone.",
    },
    {
      id: "H17",
      title: "What every settings screen needs is there",
      text: "Labels that tell fields apart, kinds of input, options of picklists, which fields are required and which read-only.",
    },
    {
      id: "H18",
      title: "Words are data first",
      text: "An issue, a step of the history and an error have a code and parameters; English is one rendering of them, German another, and a missing word is a type error.",
    },
    {
      id: "H19",
      title: "Everything the config can say has a helper",
      text: "Integrations and operations can be listed, custom fields be made while mapping, and dynamic mappings, quota optimization, other events, backfill and schedule be set by helpers like the others.",
    },
    {
      id: "H20",
      title: "Credentials go where they are meant for",
      text: "A redirect is an error and is not followed with credentials. What was loaded under one credential or consumer is not shown under another, signing out is one call, and no form of a secret stands in an error, log, key or view.",
    },
  ],
};
