import {
  german,
  useChanges,
  useConfigSelector,
  useConflicts,
  useConnection,
  useFieldOptions,
  useFieldSettings,
  useHistory,
  useInstallation,
  useIntegrations,
  useIsIntegrationInstalled,
  useIsLocked,
  useIssues,
  useLocalConfig,
  useManifest,
  useMessages,
  useOperation,
  useOperations,
  useProvider,
  useSavePlan,
  useSignOut,
  useUnsavedChangesGuard,
  useWritePreview,
  type ConfigContent,
  type DraftStore,
  type MessagesSource,
} from "../../../../src/index.js";
import { tenant } from "../../../support/tenant.js";

/** What is installed. */
export const saved: ConfigContent = {
  provider: "salesforce",
  write: { objects: { account: { objectName: "account" }, contact: { objectName: "contact" } } },
};

/** Where the field settings are that the rows change. */
export const settings = ["write", "objects", "contact", "selectedFieldSettings"] as const;

/** What can happen on a page, each in one step. */
export interface World {
  readonly draft: DraftStore;
  /** An edit of one field's policy of contact. */
  edit(fieldName: string, value?: "never" | "ifEmpty"): Promise<void>;
  /** Another object is edited. */
  editAccount(): Promise<void>;
  /** The server answers otherwise from now on, where the path ends so; everything that is shown is asked for again. */
  answer<TBody>(path: RegExp, change: (body: TBody) => unknown): Promise<void>;
  /** Somebody else changes a field's policy of contact. */
  changeElsewhere(fieldName: string, value: "never" | "ifEmpty"): Promise<void>;
  /** Everything that is shown is asked for again. */
  refetch(): Promise<void>;
  lock(...paths: string[]): Promise<void>;
  speak(messages: MessagesSource): Promise<void>;
  signInWith(apiKey: string): Promise<void>;
  act(change: () => unknown): Promise<void>;
}

/** What is tried of a hook's row. */
export interface Row<TView = unknown> {
  /** As the table says it. */
  when: string;
  use: () => TView;
  /** What the component reads of what the hook gives, and whether all of it is there. */
  isReady: (view: TView) => boolean;
  /** What the table says; called once all is there. */
  cause: (world: World, view: () => TView) => Promise<void>;
  /** What has nothing to do with it. */
  unrelated: ((world: World, view: () => TView) => Promise<void>)[];
  before?: (world: World, view: () => TView) => Promise<void>;
}

const row = <TView>(tried: Row<TView>) => tried as unknown as Row;

/** An edit of a field that no row looks at, and a refetch that brings nothing new. */
const anywhereElse: Row["unrelated"] = [(world) => world.edit("other"), (world) => world.refetch()];

/** What was written before a screen opened. */
export const written = { operationId: "" };

/** Each row of the table, by its hook. */
export const rows: Record<string, Row> = {
  useInstallation: row({
    when: "what was read of it changes",
    use: () => useInstallation().installation,
    isReady: (installation) => installation !== undefined,
    cause: (world) => world.changeElsewhere("source", "never"),
    unrelated: anywhereElse,
  }),
  useConnection: row({
    when: "what was read of it changes",
    use: () => {
      const { connection, health, connections } = useConnection();
      return connection && connections && health;
    },
    isReady: (health) => health === "healthy",
    cause: (world) =>
      world.answer(/\/connections$/, (body: object[]) =>
        body.map((each) => ({ ...each, status: "bad_credentials" })),
      ),
    unrelated: anywhereElse,
  }),
  useManifest: row({
    when: "those, or fields asked for, change",
    use: () => {
      const manifest = useManifest();
      return [
        manifest.getWriteObjects().length,
        manifest.getCustomerFieldsForObject("account").allFields,
        manifest.getCustomerFieldsForObject("contact").allFields,
      ];
    },
    isReady: ([, account, contact]) => !!account && !!contact,
    cause: (world) => world.answer(/\/objects-metadata\/account|account/, withAnotherField),
    unrelated: [
      (world) => world.edit("other"),
      (world) => world.refetch(),
      (world) => world.changeElsewhere("other", "never"),
    ],
  }),
  useProvider: row({
    when: "what was read of it changes",
    use: () => useProvider().provider?.displayName,
    isReady: (name) => name !== undefined,
    cause: (world) =>
      world.answer(/\/providers\/salesforce$/, (body: object) => ({ ...body, displayName: "Another name" })),
    unrelated: anywhereElse,
  }),
  useIsIntegrationInstalled: row({
    when: "the answer changes",
    use: () => useIsIntegrationInstalled(tenant.integration, tenant.groupRef),
    isReady: ({ isIntegrationInstalled }) => isIntegrationInstalled === true,
    cause: (world) => world.answer(/\/installations$/, () => []),
    unrelated: anywhereElse,
  }),
  useOperation: row({
    when: "it changes",
    use: () => useOperation(written.operationId).operation,
    isReady: (operation) => operation !== undefined,
    cause: (world) =>
      world.answer(/\/operations\/[^/]+$/, (body: object) => ({ ...body, result: "another" })),
    unrelated: anywhereElse,
  }),
  useOperations: row({
    when: "a page comes",
    use: () => {
      const { operations, hasMore, loadMore } = useOperations({ pageSize: 1 });
      return { operations, hasMore, loadMore };
    },
    isReady: ({ operations, hasMore }) => operations !== undefined && hasMore,
    cause: (world, view) => world.act(() => view().loadMore()),
    unrelated: anywhereElse,
  }),
  useIntegrations: row({
    when: "that changes",
    use: () => useIntegrations().integrations,
    isReady: (integrations) => integrations !== undefined,
    cause: (world) => world.changeElsewhere("source", "never"),
    unrelated: anywhereElse,
  }),
  useLocalConfig: row({
    when: "something read through it changes",
    use: () => useLocalConfig().writeObject("contact").getFieldSettings("source"),
    isReady: () => true,
    cause: (world) => world.edit("source"),
    unrelated: [
      (world) => world.edit("other"),
      (world) => world.editAccount(),
      (world) => world.changeElsewhere("another", "never"),
    ],
  }),
  useConfigSelector: row({
    when: "that value changes",
    use: () => useConfigSelector(({ draft }) => Object.keys(draft.write?.objects?.["contact"] ?? {}).length),
    isReady: (count) => count > 0,
    cause: (world) => world.edit("source"),
    unrelated: [(world) => world.edit("other"), (world) => world.editAccount()],
  }),
  useFieldSettings: row({
    when: "that setting changes",
    use: () => useFieldSettings("contact", "source"),
    isReady: () => true,
    cause: (world) => world.edit("source"),
    unrelated: [
      (world) => world.edit("other"),
      (world) => world.editAccount(),
      (world) => world.changeElsewhere("another", "never"),
    ],
  }),
  useFieldOptions: row({
    when: "fields or used names change",
    use: () => useFieldOptions("contact", { for: "settings" }),
    isReady: ({ isSuccess, options }) => isSuccess && options.length > 0,
    cause: (world) => world.edit("source"),
    unrelated: [
      (world) => world.edit("source", "ifEmpty"),
      (world) => world.editAccount(),
      (world) => world.refetch(),
    ],
  }),
  useChanges: row({
    when: "that list changes",
    use: () => useChanges("/write/objects/contact"),
    isReady: () => true,
    cause: (world) => world.edit("source"),
    unrelated: [(world) => world.editAccount(), (world) => world.refetch()],
  }),
  useConflicts: row({
    when: "that list changes",
    use: () => useConflicts("/write/objects/contact").conflicts,
    isReady: () => true,
    before: (world) => world.edit("source", "ifEmpty"),
    cause: (world) => world.changeElsewhere("source", "never"),
    unrelated: [
      (world) => world.edit("other"),
      (world) => world.editAccount(),
      (world) => world.changeElsewhere("another", "never"),
    ],
  }),
  useIssues: row({
    when: "that list changes",
    use: () => useIssues("/write/objects/contact"),
    isReady: () => true,
    before: (world) => world.edit("email"),
    cause: (world) => world.edit("no_such_field"),
    unrelated: [(world) => world.edit("email", "ifEmpty"), (world) => world.editAccount()],
  }),
  useIsLocked: row({
    when: "the locks change",
    use: () => useIsLocked("/write/objects/contact"),
    isReady: () => true,
    cause: (world) => world.lock("/write/objects/contact"),
    unrelated: anywhereElse,
  }),
  useSavePlan: row({
    when: "the draft or its target changes",
    use: () => useSavePlan(),
    isReady: (plan) => plan !== undefined,
    cause: (world) => world.edit("source"),
    unrelated: [(world) => world.refetch(), (world) => world.lock("/proxy")],
  }),
  useHistory: row({
    when: "a step comes or goes",
    use: () => useHistory(),
    isReady: () => true,
    cause: (world) => world.edit("source"),
    unrelated: [
      (world) => world.edit("source", "ifEmpty"),
      (world) => world.refetch(),
      (world) => world.changeElsewhere("another", "never"),
    ],
  }),
  useMessages: row({
    when: "a language is loaded",
    use: () => useMessages().locale,
    isReady: () => true,
    cause: (world) => world.speak(german),
    unrelated: anywhereElse,
  }),
  useWritePreview: row({
    when: "the object’s config changes",
    use: () => useWritePreview("contact", { type: "create", record }),
    isReady: (preview) => preview !== undefined,
    cause: (world) => world.edit("source"),
    unrelated: [(world) => world.editAccount(), (world) => world.refetch()],
  }),
  useUnsavedChangesGuard: row({
    when: "there come to be some, or none",
    use: () => useUnsavedChangesGuard().hasUnsavedChanges,
    isReady: () => true,
    cause: (world) => world.edit("source"),
    unrelated: anywhereElse,
  }),
  useSignOut: row({
    when: "the session changes",
    use: () => useSignOut(),
    isReady: () => true,
    cause: (world) => world.signInWith("another-key"),
    unrelated: [(world) => world.edit("other"), (world) => world.refetch(), (world) => world.lock("/proxy")],
  }),
};

const record = { lastname: "Doe" };

function withAnotherField(body: { fields?: object }) {
  return { ...body, fields: { ...body.fields, added__c: { fieldName: "added__c", displayName: "Added" } } };
}
