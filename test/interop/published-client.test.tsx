import * as published from "@amp-labs/react";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  createLoginWindows,
  createMockBackend,
  type LoginAnswer,
  type MockBackend,
  type MockBackendOptions,
  type ProviderDetails,
} from "../../mock-server/index.js";
import packageJson from "../../package.json" with { type: "json" };
import { createMockServer } from "../../mock-server/doors/node.js";
import type { Connection } from "../../src/contract/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { manifestOf } from "../mock-server/support/harness.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

const server = createMockServer();
const customer = { consumerRef: "jane", consumerName: "Jane", groupRef: "acme", groupName: "Acme" };

beforeAll(() => {
  server.listen();
});
afterAll(() => {
  server.close();
});

/** How customers connect to a provider by OAuth. */
const oauth = (grantType: "authorizationCode" | "authorizationCodePKCE"): ProviderDetails => ({
  authType: "oauth2",
  oauth2Opts: {
    grantType,
    tokenURL: "https://login.example/token",
    explicitScopesRequired: false,
    explicitWorkspaceRequired: false,
    tokenMetadataFields: {},
  },
});

let count = 0;
const opened: MockBackend[] = [];

/** A backend behind the published client's own host. Its project has a name of its own: the client keeps one cache for all. */
function open(options: Partial<MockBackendOptions> = {}): MockBackend {
  count += 1;
  const backend = createMockBackend({
    manifest: salesforceManifest,
    project: { id: `project-${String(count)}`, name: `project-${String(count)}` },
    clock: createVirtualClock({ startMs: Date.UTC(2026, 0, 2, 3, 4, 5) }),
    ...options,
  });
  server.use(backend);
  opened.push(backend);
  return backend;
}

function Providers({ backend, children }: { backend: MockBackend; children: React.ReactNode }) {
  return (
    <published.AmpersandProvider options={{ project: backend.project.name, apiKey: "test-key" }}>
      {children}
    </published.AmpersandProvider>
  );
}

/** The operations that were asked for; a request that is not modelled would be `undefined` among them. */
const operationsOf = (backend: MockBackend) => {
  const asked = backend.journal.entries.filter(({ request }) => !request.path.includes("/mock-login"));
  return new Set(asked.map(({ operation }) => operation));
};

/** Has the windows that the client opens answer by themselves. */
function answerWindows(backend: MockBackend, answer: LoginAnswer) {
  vi.spyOn(window, "open").mockImplementation(
    createLoginWindows(backend, { answer }) as unknown as typeof window.open,
  );
  // It tells the console what it does.
  vi.spyOn(console, "debug").mockImplementation(() => undefined);
}

const held = (backend: MockBackend) => backend.snapshot().installations.map(({ config }) => config.content);

describe("the published client's headless hooks", () => {
  it("connect, read the manifest, create, edit, update and delete on the mock (I6)", async () => {
    const backend = open();
    answerWindows(backend, "allow");
    let hooks!: ReturnType<typeof useAll>; // Set by the first render.
    function useAll() {
      return {
        connection: published.useConnection(),
        manifest: published.useManifest(),
        installation: published.useInstallation(),
        config: published.useLocalConfig(),
        create: published.useCreateInstallation(),
        update: published.useUpdateInstallation(),
        remove: published.useDeleteInstallation(),
      };
    }
    function Screen() {
      hooks = useAll();
      return null;
    }
    render(
      <Providers backend={backend}>
        <published.InstallationProvider integration="write-to-salesforce" {...customer}>
          <Screen />
          <published.ConnectProvider provider="salesforce" {...customer} />
        </published.InstallationProvider>
      </Providers>,
    );
    await waitFor(() => expect(hooks.connection.isSuccess).toBe(true));
    expect(hooks.connection.connection).toBeUndefined();
    fireEvent.click(await screen.findByText("Next"));
    await waitFor(() => expect(hooks.connection.connection?.provider).toBe("salesforce"));
    await waitFor(() => expect(hooks.manifest.isSuccess).toBe(true));
    expect(hooks.manifest.getReadObject("contact").getRequiredFields()).toEqual([
      expect.objectContaining({ fieldName: "email", displayName: "Email" }),
    ]);
    expect(hooks.manifest.getCustomerFieldsForObject("contact").getField("email")?.displayName).toBe("Email");

    edit(() => hooks.config.readObject("contact").setSelectedField({ fieldName: "email", selected: true }));
    edit(() => hooks.config.writeObject("contact").setEnableWrite());
    edit(() =>
      hooks.config.writeObject("contact").setDefaultValues({
        fieldName: "leadsource",
        value: { stringValue: "myApp" },
      }),
    );
    await settle((callbacks) =>
      hooks.create.createInstallation({ config: hooks.config.get(), ...callbacks }),
    );
    // Seed 000's form of a default; the mapping's default is the manifest's.
    const read = {
      objects: {
        contact: {
          objectName: "contact",
          selectedFields: { email: true },
          selectedFieldMappings: { stage: "leadsource" },
        },
      },
    };
    const leadsource = { default: { stringValue: "myApp" } };
    expect(held(backend)).toEqual([
      {
        provider: "salesforce",
        read,
        write: { objects: { contact: { objectName: "contact", selectedFieldSettings: { leadsource } } } },
      },
    ]);

    await waitFor(() => expect(hooks.installation.installation).toBeDefined());
    edit(() =>
      hooks.config
        .writeObject("contact")
        .setWriteOnUpdateSetting({ fieldName: "leadsource", value: "never" }),
    );
    edit(() => hooks.config.writeObject("contact").setEnableDeletion());
    edit(() => hooks.config.writeObject("account").setEnableWrite());
    await settle((callbacks) =>
      hooks.update.updateInstallation({ config: hooks.config.get(), ...callbacks }),
    );
    expect(held(backend)).toEqual([
      {
        provider: "salesforce",
        read,
        write: {
          objects: {
            account: { objectName: "account" },
            contact: {
              objectName: "contact",
              selectedFieldSettings: { leadsource: { ...leadsource, writeOnUpdate: "never" } },
              deletionSettings: { enabled: true },
            },
          },
        },
      },
    ]);

    await settle((callbacks) => hooks.remove.deleteInstallation(callbacks));
    expect(held(backend)).toEqual([]);
    await waitFor(() => expect(hooks.installation.installation).toBeUndefined());
    expect(operationsOf(backend)).toEqual(
      new Set([
        ...["listIntegrations", "getProject", "listConnections", "listInstallations", "getProvider"],
        ...["listProviderApps", "oauthConnect", "getHydratedRevision"],
        ...["createInstallation", "updateInstallation", "deleteInstallation"],
      ]),
    );
  });
});

describe("the published client's own forms connect a customer", () => {
  const inputs = [
    { name: "userName", displayName: "User name" },
    { name: "password", displayName: "Password" },
  ];
  const typed = { userName: "jane@acme.com", password: "hunter2!" };

  it.each<[string, ProviderDetails, Record<string, string>, Connection["authScheme"], string]>([
    ["by API key", { authType: "apiKey" }, { apiKey: "sk-typed-by-jane" }, "apiKey", "generateConnection"],
    [
      "by user name and password",
      { authType: "basic" },
      { username: "jane", password: "hunter2!" },
      "basic",
      "generateConnection",
    ],
    [
      "by inputs of its own",
      { authType: "custom", customOpts: { inputs } },
      typed,
      "none",
      "generateConnection",
    ],
    [
      "in several steps, with a window",
      { authType: "custom", customOpts: { inputs, multiStep: true } },
      typed,
      "none",
      "customAuthConnect",
    ],
    ["without credentials", { authType: "none" }, {}, "none", "generateConnection"],
    [
      "by OAuth, with what the provider asks for",
      {
        ...oauth("authorizationCodePKCE"),
        metadata: { input: [{ name: "workspace", displayName: "Workspace" }] },
      },
      { workspace: "acme-corp" },
      "oauth2/authorizationCodePKCE",
      "oauthConnect",
    ],
  ])(
    "the published client's own form connects a customer: %s (I6)",
    async (how, details, fields, authScheme, operation) => {
      const provider = `provider ${how}`;
      const backend = open({
        manifest: manifestOf(provider, { write: ["contact"] }),
        providers: { [provider]: details },
      });
      answerWindows(backend, "allow");
      const onConnectSuccess = vi.fn();
      render(
        <Providers backend={backend}>
          <published.ConnectProvider provider={provider} {...customer} onConnectSuccess={onConnectSuccess} />
        </Providers>,
      );
      const next = await screen.findByText("Next");
      for (const [name, value] of Object.entries(fields)) {
        fireEvent.change(document.getElementsByName(name)[0] as HTMLElement, { target: { value } });
      }
      fireEvent.click(next);
      await waitFor(() => expect(onConnectSuccess).toHaveBeenCalled());
      const [connection, ...others] = backend.snapshot().connections;
      expect(others).toEqual([]);
      expect(connection).toMatchObject({
        provider,
        authScheme,
        group: { groupRef: "acme", groupName: "Acme" },
        consumer: { consumerRef: "jane", consumerName: "Jane" },
        ...("workspace" in fields && {
          providerWorkspaceRef: "acme-corp",
          providerMetadata: { workspace: { value: "acme-corp", source: "input" } },
        }),
      });
      expect(onConnectSuccess.mock.calls[0]?.[0]).toMatchObject({ id: connection?.id });
      const asked = operationsOf(backend);
      expect(asked).toContain(operation);
      expect(asked).not.toContain(undefined);
    },
  );

  it("the published client's own form says that access was denied (I6)", async () => {
    const provider = "provider that is denied";
    const backend = open({
      manifest: manifestOf(provider, { write: ["contact"] }),
      providers: { [provider]: oauth("authorizationCode") },
    });
    answerWindows(backend, "deny");
    vi.mocked(console.error).mockImplementation(() => undefined);
    render(
      <Providers backend={backend}>
        <published.ConnectProvider provider={provider} {...customer} />
      </Providers>,
    );
    fireEvent.click(await screen.findByText("Next"));
    expect(await screen.findByText(`access to ${provider} was denied`)).toBeTruthy();
    expect(backend.snapshot().connections).toEqual([]);
    // It logs what it shows.
    expect(vi.mocked(console.error).mock.calls).toEqual([
      ["OAuth failed:", `access to ${provider} was denied`],
    ]);
    vi.mocked(console.error).mockClear();
  });
});

/** Runs one setter of a draft, which is there with the next render. */
function edit(set: () => void) {
  act(set);
}

/** Waits for a mutation's own callbacks. */
async function settle(
  mutate: (callbacks: { onSuccess: () => void; onError: (error: Error) => void }) => unknown,
) {
  await act(
    () =>
      new Promise<void>((resolve, reject) => {
        mutate({ onSuccess: resolve, onError: reject });
      }),
  );
}

describe("the published client's tests", () => {
  it("the published client's tests drive the operations that the page on fidelity names (I7)", async () => {
    const asked = opened.flatMap((backend) => [...operationsOf(backend)]).filter((id) => id !== undefined);
    const client = `@amp-labs/react ${packageJson.devDependencies["@amp-labs/react"]}`;
    const driven = { client, operations: [...new Set(asked)].sort() };
    await expect(`${JSON.stringify(driven, undefined, 2)}\n`).toMatchFileSnapshot(
      "../fidelity/driven-by/amp-labs-react.json",
    );
  });
});
