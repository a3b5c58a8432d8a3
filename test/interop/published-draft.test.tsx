import * as published from "@amp-labs/react";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createMockServer } from "../../mock-server/doors/node.js";
import { createMockBackend } from "../../mock-server/index.js";
import * as ours from "../../src/index.js";
import type { Manifest } from "../../src/contract/index.js";
import type { ConfigContent, LocalConfig } from "../../src/index.js";

// The rows of the page "Switch from the published API" that are about the draft: what the published hooks do, and what ours do.

const read = { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} };
const write = {
  objectName: "contact",
  selectedFieldSettings: { email: { writeOnUpdate: "never" as const } },
};
const subscribe = { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true };
const saved: ConfigContent = {
  provider: "salesforce",
  read: { objects: { contact: read } },
  write: { objects: { contact: write } },
  subscribe: { objects: { contact: subscribe } },
};
const withRead = (parts: object): ConfigContent => ({
  ...saved,
  read: { objects: { contact: { ...read, ...parts } } },
});
const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "demo",
      provider: "salesforce",
      read: {
        objects: ["contact", "lead"].map((objectName) => ({
          objectName,
          destination: "hook",
          schedule: "0 * * * *",
          optionalFieldsAuto: "all",
        })),
      },
      write: { objects: [{ objectName: "contact" }, { objectName: "account" }] },
      subscribe: {
        objects: [{ objectName: "contact", destination: "hook", inheritFieldsAndMapping: true }],
      },
    },
  ],
};

interface Row {
  content?: ConfigContent;
  edit: (config: LocalConfig) => void;
  /** What both are asked afterwards. */
  ask: (config: LocalConfig) => unknown;
  published: unknown;
  ours: unknown;
}

const lead = (config: LocalConfig) => config.get().read?.objects?.["lead"];
const contact = (config: LocalConfig) => config.get().write?.objects?.["contact"];
const rows: Record<string, Row> = {
  "switching off what is absent": {
    edit: (config) => {
      config.readObject("lead").setDisableRead();
      config.writeObject("account").setDisableDeletion();
    },
    ask: (config) => [lead(config), config.get().write?.objects?.["account"]],
    published: [
      { objectName: "lead", disabled: true },
      { objectName: "account", deletionSettings: { enabled: false } },
    ],
    ours: [undefined, undefined],
  },
  "deselecting a field of an absent object": {
    edit: (config) => config.readObject("lead").setSelectedField({ fieldName: "email", selected: false }),
    ask: lead,
    published: { objectName: "lead", selectedFields: {} },
    ours: undefined,
  },
  "reading an object on and off": {
    edit: (config) => {
      config.readObject("lead").setEnableRead();
      config.readObject("lead").setDisableRead();
    },
    ask: lead,
    published: { objectName: "lead", disabled: true },
    ours: undefined,
  },
  "deletion on and off": {
    edit: (config) => {
      config.writeObject("contact").setEnableDeletion();
      config.writeObject("contact").setDisableDeletion();
    },
    ask: contact,
    published: { ...write, deletionSettings: { enabled: false } },
    ours: write,
  },
  "emptying a field's setting": {
    edit: (config) =>
      config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: undefined }),
    ask: (config) => contact(config)?.selectedFieldSettings,
    published: { email: {} },
    ours: {},
  },
  "writing off and on": {
    edit: (config) => {
      config.writeObject("contact").setDisableWrite();
      config.writeObject("contact").setEnableWrite();
    },
    ask: contact,
    published: { objectName: "contact" },
    ours: write,
  },
  "removing an object that is subscribed to": {
    edit: (config) => config.removeObject("contact"),
    ask: (config) => [config.get().read, config.get().write, config.get().subscribe],
    published: [{ objects: {} }, { objects: {} }, { objects: { contact: subscribe } }],
    ours: [{ objects: {} }, { objects: {} }, { objects: {} }],
  },
  "a field under selectedFieldsAuto all": {
    content: withRead({ selectedFieldsAuto: "all" }),
    edit: () => undefined,
    ask: (config) => config.readObject("contact").getSelectedField("phone"),
    published: false,
    ours: true,
  },
  "emptying a default": {
    edit: (config) =>
      config.writeObject("contact").setDefaultValues({ fieldName: "phone", value: { stringValue: "" } }),
    ask: (config) => contact(config)?.selectedFieldSettings?.["phone"],
    published: { default: { stringValue: "" } },
    ours: undefined,
  },
  "mapping another field": {
    content: withRead({
      selectedFieldMappings: { stage: "leadsource" },
      selectedValueMappings: { leadsource: { web: "Web" } },
    }),
    edit: (config) =>
      config.readObject("contact").setFieldMapping({ fieldName: "title", mapToName: "stage" }),
    ask: (config) => config.get().read?.objects?.["contact"]?.selectedValueMappings,
    published: { leadsource: { web: "Web" } },
    ours: {},
  },
};

const server = createMockServer();
beforeAll(() => {
  server.listen();
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  // The published hooks tell the console what they do.
  for (const method of ["debug", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined);
  }
});

/** Opens a screen of one kit and returns its draft, by the newest helpers. */
async function open(kit: typeof ours, project: string, content: ConfigContent | undefined) {
  const backend = createMockBackend({ manifest, project: { id: project, name: project } });
  const groupRef = "acme";
  backend.seed({
    connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }],
    installations: content ? [{ integration: "demo", groupRef, content }] : [],
  });
  server.use(backend);
  let config: LocalConfig | undefined;
  const answers: unknown[] = [];
  function View() {
    config = kit.useLocalConfig();
    const { isIntegrationInstalled } = kit.useIsIntegrationInstalled("demo", groupRef);
    const { isPending, installation } = kit.useInstallation();
    answers.push(isIntegrationInstalled);
    const isThere = !isPending && (installation === undefined || config.draft.provider !== undefined);
    return <output>{isThere && isIntegrationInstalled === (content !== undefined) ? "ready" : ""}</output>;
  }
  render(
    <kit.AmpersandProvider options={{ project, apiKey: "key" }}>
      <kit.InstallationProvider integration="demo" groupRef={groupRef} consumerRef="jane">
        <View />
      </kit.InstallationProvider>
    </kit.AmpersandProvider>,
  );
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("ready"));
  return { config: () => config as LocalConfig, answers };
}

const kits = [
  ["published", published as unknown as typeof ours],
  ["ours", ours],
] as const;

describe.each(kits)("the rows of the switch page about the draft: %s", (who, kit) => {
  it.each(Object.entries(rows))("%s does what the page says (H2)", async (name, row) => {
    const { config } = await open(kit, `${who}-${name.replaceAll(/\W/g, "-")}`, row.content ?? saved);
    act(() => {
      row.edit(config());
    });
    expect(row.ask(config())).toEqual(row[who]);
    cleanup();
  });

  it("reset where nothing is installed keeps the draft, or empties it (H2, D6)", async () => {
    const { config } = await open(kit, `${who}-reset`, undefined);
    act(() => {
      config().writeObject("account").setEnableWrite();
    });
    act(() => {
      config().reset();
    });
    const kept = { account: { objectName: "account" } };
    expect(config().get().write?.objects).toEqual(who === "ours" ? undefined : kept);
  });

  it("an integration is not installed while that is not known, or null (H2)", async () => {
    const { answers } = await open(kit, `${who}-loading`, saved);
    expect(answers[0]).toBe(who === "ours" ? null : false);
  });
});
