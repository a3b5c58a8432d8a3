import { QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode, useState, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import * as kit from "../../src/index.js";
import {
  AmpersandProvider,
  InstallationProvider,
  isUsageError,
  useAmpersandProviderProps,
  useConnection,
  useInstallation,
  useIsIntegrationInstalled,
  useLocalConfig,
  useManifest,
  type AmpersandProviderOptions,
  type AmpersandProviderProps,
  type InstallationProviderProps,
} from "../../src/index.js";
import { renderError } from "../support/render-error.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../support/render-with-backend.js";

describe("AmpersandProvider", () => {
  const getToken = () => Promise.resolve("token");
  it.each<[string, AmpersandProviderOptions | undefined, RegExp]>([
    ["both credentials", { project: "p", apiKey: "secret-key", getToken }, /apiKey.*getToken/],
    ["no credential", { project: "p" }, /apiKey.*getToken/],
    ["no project", { apiKey: "secret-key" }, /project: "<id or name>"/],
    ["no options", undefined, /project: "<id or name>"/],
  ])(
    "AmpersandProvider refuses %s by an error that says how to mend it and holds no key (H1)",
    (_name, options, message) => {
      const error = renderError(<AmpersandProvider {...({ options } as AmpersandProviderProps)} />);
      expect(isUsageError(error)).toBe(true);
      expect(String(error)).toMatch(message);
      expect(String(error)).not.toContain("secret-key");
    },
  );

  it("AmpersandProvider takes the older name `projectId` (H1)", () => {
    function Project() {
      return <output>{kit.useAmpersandProviderProps().projectIdOrName}</output>;
    }
    render(
      <AmpersandProvider options={{ projectId: "older", apiKey: "k" }}>
        <Project />
      </AmpersandProvider>,
    );
    expect(screen.getByRole("status").textContent).toBe("older");
  });

  it("AmpersandProvider uses the app's queryClient, and leaves the app's own queries alone (H1)", async () => {
    const [ours, theirs] = [createTestQueryClient(), new QueryClient()];
    const backend = createConnectedBackend();
    let found: QueryClient | undefined;
    function Inside() {
      found = useQueryClient();
      return <output>{useConnection().connection?.status}</output>;
    }
    render(
      <QueryClientProvider client={theirs}>
        <AmpersandProvider
          options={{ project: backend.project.id, apiKey: "k", fetch: backend.fetch, queryClient: ours }}
        >
          <InstallationProvider {...tenant}>
            <Inside />
          </InstallationProvider>
        </AmpersandProvider>
      </QueryClientProvider>,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("working"));
    expect(found).toBe(theirs);
    expect(theirs.getQueryCache().getAll()).toEqual([]);
    expect(ours.getQueryCache().getAll().length).toBeGreaterThan(0);
    // H6: keys never hold a credential.
    expect(
      JSON.stringify(
        ours
          .getQueryCache()
          .getAll()
          .map(({ queryKey }) => queryKey),
      ),
    ).not.toContain("test-key");
  });

  it("asks getToken for the installation's consumer and group, once for many requests and once for a new function (H6, H20)", async () => {
    const backend = createConnectedBackend();
    const asked: unknown[] = [];
    const token = `e30.${btoa(JSON.stringify({ exp: Date.now() / 1000 + 3600 }))}.x`;
    function Both() {
      const { connection } = useConnection();
      const { isSuccess } = useInstallation();
      return <output>{connection && isSuccess ? "done" : ""}</output>;
    }
    function App() {
      // Apps write options and getToken inline: a new function with every render.
      const [, rerender] = useState(0);
      return (
        <AmpersandProvider
          options={{
            project: backend.project.id,
            fetch: backend.fetch,
            queryClient,
            getToken: (identity) => {
              asked.push(identity);
              rerender((count) => count + 1);
              return Promise.resolve(token);
            },
          }}
        >
          <InstallationProvider {...tenant}>
            <Both />
          </InstallationProvider>
        </AmpersandProvider>
      );
    }
    const queryClient = createTestQueryClient();
    render(<App />);
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("done"));
    const identity = { consumerRef: tenant.consumerRef, groupRef: tenant.groupRef };
    await waitFor(() => expect(asked).toEqual([identity, identity]));
  });
});

describe("a hook outside its provider", () => {
  const hooks: Record<string, () => unknown> = {
    useChanges: kit.useChanges,
    useConfig: kit.useConfig,
    useConfigSelector: () => kit.useConfigSelector((config) => config.draft),
    useConnection: kit.useConnection,
    useCreateInstallation: kit.useCreateInstallation,
    useDeleteInstallation: kit.useDeleteInstallation,
    useFieldSettings: () => kit.useFieldSettings("contact", "source"),
    useInstallation: kit.useInstallation,
    useLocalConfig: kit.useLocalConfig,
    useManifest: kit.useManifest,
    useSaveInstallation: kit.useSaveInstallation,
    useSavePlan: () => kit.useSavePlan(),
    useUpdateInstallation: kit.useUpdateInstallation,
  };

  it.each(Object.keys(hooks))(
    "a hook outside its provider names the one that is missing: %s (H1)",
    (name) => {
      function Lost() {
        hooks[name]?.();
        return null;
      }
      const error = renderError(<Lost />);
      expect(isUsageError(error)).toBe(true);
      expect(String(error)).toContain("InstallationProvider");
    },
  );

  it.each(["useIsIntegrationInstalled", "InstallationProvider"])(
    "a hook outside an AmpersandProvider asks for one: %s (H1)",
    (name) => {
      function Lost() {
        useIsIntegrationInstalled("write-to-salesforce", "acme");
        return null;
      }
      const error = renderError(
        name === "InstallationProvider" ? <InstallationProvider {...tenant} /> : <Lost />,
      );
      expect(isUsageError(error)).toBe(true);
      expect(String(error)).toContain("AmpersandProvider");
    },
  );
});

describe("InstallationProvider", () => {
  it.each(["integration", "groupRef"])("InstallationProvider refuses an empty or missing %s (H1)", (name) => {
    const backend = createConnectedBackend();
    for (const value of ["", undefined]) {
      const props = { ...tenant, [name]: value } as InstallationProviderProps;
      const error = renderError(
        <AmpersandProvider options={{ project: backend.project.id, apiKey: "k", fetch: backend.fetch }}>
          <InstallationProvider {...props} />
        </AmpersandProvider>,
      );
      expect(isUsageError(error)).toBe(true);
      expect(String(error)).toContain(`no ${name};`);
    }
  });

  it.each<[string, unknown, string]>([
    ["persist", true, "persistDraft"],
    ["persist", "localStorage", "persistDraft"],
    ["share", "yes", "shareDraft"],
    ["share", {}, "shareDraft"],
    ["rules", "x", "list of functions"],
    ["rules", () => [], "list"],
    ["draft", {}, "createDraftStore"],
    ["draft", "salesforce", "createDraftStore"],
    ["draft", { provider: "salesforce" }, "createDraftStore"],
  ])(
    "InstallationProvider refuses another kind of %s, %j, by its name and what to give it (H1)",
    (name, value, remedy) => {
      const backend = createConnectedBackend();
      const error = renderError(
        <AmpersandProvider options={{ project: backend.project.id, apiKey: "k", fetch: backend.fetch }}>
          <InstallationProvider {...tenant} {...{ [name]: value }} />
        </AmpersandProvider>,
      );
      expect(isUsageError(error)).toBe(true);
      expect(String(error)).toContain(`${name} of InstallationProvider`);
      expect(String(error)).toContain(remedy);
    },
  );

  it("InstallationProvider takes null for what may be left out (H1)", async () => {
    const backend = createConnectedBackend();
    const nothing = { persist: null, share: null, rules: null, draft: null } as object;
    render(
      <AmpersandProvider options={{ project: backend.project.id, apiKey: "k", fetch: backend.fetch }}>
        <InstallationProvider {...tenant} {...nothing}>
          <output>shown</output>
        </InstallationProvider>
      </AmpersandProvider>,
    );
    await screen.findByText("shown");
  });
});

describe("what the hooks tell of the server", () => {
  function Provided({
    children,
    integration = tenant.integration,
    groupRef = tenant.groupRef,
    backend = createConnectedBackend({
      provider: "salesforce",
      write: { objects: { contact: { objectName: "contact" } } },
    }),
  }: Partial<{
    integration: string;
    groupRef: string;
    backend: ReturnType<typeof createConnectedBackend>;
  }> & {
    children: ReactNode;
  }) {
    const [queryClient] = useState(createTestQueryClient);
    return (
      <StrictMode>
        <AmpersandProvider
          options={{ project: backend.project.name, apiKey: "k", fetch: backend.fetch, queryClient }}
        >
          <InstallationProvider {...tenant} integration={integration} groupRef={groupRef}>
            {children}
          </InstallationProvider>
        </AmpersandProvider>
      </StrictMode>
    );
  }

  it("the hooks tell of an installed group's installation and connection (H2)", async () => {
    let seen: Record<string, unknown> = {};
    function All() {
      const { installation, ...query } = useInstallation();
      const { connection } = useConnection();
      const installed = useIsIntegrationInstalled(tenant.integration, tenant.groupRef);
      seen = { installation, query, connection, installed };
      return <output>{installation && connection && installed.isLoaded ? "done" : ""}</output>;
    }
    render(
      <Provided>
        <All />
      </Provided>,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("done"));
    expect(seen).toMatchObject({
      query: { isPending: false, isFetching: false, isError: false, isSuccess: true, error: null },
      installation: {
        createTime: new Date("2026-01-02T03:04:05.000Z"),
        group: { groupRef: tenant.groupRef },
        config: {
          content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
        },
      },
      connection: { provider: "salesforce", createTime: new Date("2026-01-02T03:04:05.000Z") },
      installed: { isLoading: false, isIntegrationInstalled: true, isError: false, error: null },
    });
  });

  it("a refetch that brings nothing new keeps every reference, also in lists and of times (H2)", async () => {
    const seen = new Set<unknown>();
    let refetch: (() => Promise<unknown>) | undefined;
    function Seen() {
      const { queryClient } = useAmpersandProviderProps();
      refetch = () => act(() => queryClient.refetchQueries());
      const { installation } = useInstallation();
      const { connection } = useConnection();
      const { data } = useManifest();
      if (installation && connection && data) {
        for (const part of [installation, installation.config.content, installation.createTime])
          seen.add(part);
        for (const part of [connection, data]) seen.add(part);
      }
      return <output>{seen.size}</output>;
    }
    render(
      <Provided>
        <Seen />
      </Provided>,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("5"));
    await refetch?.();
    expect(seen.size).toBe(5);
  });

  it("the draft starts from the installed config (H2)", async () => {
    function Draft() {
      const config = useLocalConfig();
      return <output>{JSON.stringify(config.get())}</output>;
    }
    render(
      <Provided>
        <Draft />
      </Provided>,
    );
    await waitFor(() =>
      expect(screen.getByRole("status").textContent).toBe(
        '{"provider":"salesforce","write":{"objects":{"contact":{"objectName":"contact"}}}}',
      ),
    );
  });

  it("another groupRef shows that group's draft, and nothing of the first (H2)", async () => {
    const backend = createConnectedBackend();
    function Draft() {
      const config = useLocalConfig();
      return <button onClick={() => config.proxy().setEnableProxy()}>{JSON.stringify(config.get())}</button>;
    }
    const screenOf = (groupRef: string) => (
      <Provided backend={backend} groupRef={groupRef}>
        <Draft />
      </Provided>
    );
    const { rerender } = render(screenOf("a"));
    screen.getByRole("button").click();
    await waitFor(() => expect(screen.getByRole("button").textContent).toBe('{"proxy":{"enabled":true}}'));
    rerender(screenOf("b"));
    expect(screen.getByRole("button").textContent).toBe("{}");
    rerender(screenOf("a"));
    expect(screen.getByRole("button").textContent).toBe('{"proxy":{"enabled":true}}');
  });

  it("useManifest tells what is declared with the customer's fields, and null for what is not there (H2)", async () => {
    let manifest: ReturnType<typeof useManifest> | undefined;
    function Manifest() {
      manifest = useManifest();
      return <output>{String(manifest.isSuccess)}</output>;
    }
    render(
      <Provided>
        <Manifest />
      </Provided>,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true"));
    const contact = manifest?.getReadObject("contact");
    expect(manifest?.getReadObjects().map((object) => object.objectName)).toEqual(["contact"]);
    expect(contact?.object?.destination).toBe("contactWebhook");
    expect(contact?.getRequiredFields("no-mappings")).toMatchObject([{ fieldName: "email" }]);
    expect(contact?.getRequiredMapFields()).toEqual([]);
    expect(contact?.getOptionalMapFields()).toMatchObject([{ mapToName: "stage", default: "leadsource" }]);
    expect(contact?.getOptionalFields("no-mappings")).toEqual([]);
    expect(contact?.getOptionalFields()).toHaveLength(1);
    expect(manifest?.getWriteObject("touchpoints__c").object?.objectName).toBe("touchpoints__c");
    const { allFields, getField } = manifest?.getCustomerFieldsForObject("contact") ?? {};
    expect(getField?.("email")?.fieldName).toBe("email");
    expect(Object.keys(allFields ?? {})).toContain("email");

    for (const name of ["nothing", "__proto__", "toString"]) {
      expect(getField?.(name)).toBeNull();
      expect(manifest?.getReadObject(name).object).toBeNull();
      expect(manifest?.getReadObject(name).getRequiredFields()).toBeNull();
      expect(manifest?.getReadObject(name).getOptionalMapFields()).toBeNull();
      expect(manifest?.getWriteObject(name).object).toBeNull();
      expect(manifest?.getCustomerFieldsForObject(name).allFields).toBeNull();
    }
  });

  it("useManifest fetches the fields of an object that is only written once, when they are asked for (H2)", async () => {
    const requested: string[] = [];
    function Fields({ objectName }: { objectName: string }) {
      const { allFields, getField } = useManifest().getCustomerFieldsForObject(objectName);
      return (
        <output>
          {allFields ? `${getField("name")?.displayName ?? ""}, ${String(getField("__proto__"))}` : "…"}
        </output>
      );
    }
    const connected = createConnectedBackend();
    const fetch: typeof connected.fetch = (input, init) => {
      requested.push(new URL(input instanceof Request ? input.url : input).pathname);
      return connected.fetch(input, init);
    };
    const backend = { ...connected, fetch };
    render(
      <Provided backend={backend}>
        <Fields objectName="touchpoints__c" />
        <Fields objectName="touchpoints__c" />
      </Provided>,
    );
    await waitFor(() =>
      expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toEqual([
        "Name, null",
        "Name, null",
      ]),
    );
    expect(requested.filter((path) => path.endsWith("/objects/touchpoints__c/metadata"))).toHaveLength(1);
  });

  it("an unknown integration is an ApiError in `error`, with the server's remedy (H2)", async () => {
    function Broken() {
      const { error, isError } = useInstallation();
      const installed = useIsIntegrationInstalled("no-such-integration", "acme");
      return <output>{isError && installed.isError ? error?.message : ""}</output>;
    }
    render(
      <Provided integration="no-such-integration">
        <Broken />
      </Provided>,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/404.*no-such-integration/));
    expect(screen.getByRole("status").textContent).toContain("write-to-salesforce");
  });
});
