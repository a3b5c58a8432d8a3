import { act, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import type { Manifest, ProviderInfo } from "../../../src/contract/index.js";
import {
  AmpersandProvider,
  InstallationProvider,
  useConnect,
  useConnection,
  useProvider,
} from "../../../src/index.js";
import { inputsOfModule } from "../../../src/react/connect/inputs-of-module.js";
import { createTestQueryClient, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const input = [
  { name: "workspace", moduleDependencies: { crm: {}, sales: {} } },
  { name: "region", moduleDependencies: { sales: {} } },
  { name: "everywhere" },
];

describe("the inputs that a provider asks for", () => {
  const provider = { defaultModule: "crm", metadata: { input } } as unknown as ProviderInfo;
  const namesOf = (info: ProviderInfo) => info.metadata?.input?.map(({ name }) => name);

  it.each([
    ["sales", ["workspace", "region", "everywhere"]],
    ["crm", ["workspace", "everywhere"]],
    // Without a module of the integration's the provider's own counts.
    [undefined, ["workspace", "everywhere"]],
    ["toString", ["everywhere"]],
  ])("the inputs of module %s are those that it needs (H9)", (module, names) => {
    expect(namesOf(inputsOfModule(provider, module))).toEqual(names);
    expect(namesOf(provider)).toHaveLength(3);
  });

  it("the inputs of a provider that asks for nothing stay none (H9)", () => {
    const plain = { defaultModule: "crm" } as unknown as ProviderInfo;
    expect(inputsOfModule(plain, "crm")).toBe(plain);
  });

  it("the inputs that a provider asks for are what useProvider gives for the integration's module (H9)", async () => {
    const [integration] = salesforceManifest.integrations;
    const manifest = {
      ...salesforceManifest,
      integrations: [{ ...integration, module: "sales" }],
    } as Manifest;
    const backend = createMockBackend({ manifest, providers: { salesforce: { metadata: { input } } } });
    function Inputs() {
      const { provider } = useProvider();
      return <output>{namesOf(provider ?? ({} as ProviderInfo))?.join(" ")}</output>;
    }
    render(
      <AmpersandProvider options={{ project: "mock-project", apiKey: "k", fetch: backend.fetch }}>
        <InstallationProvider {...tenant}>
          <Inputs />
        </InstallationProvider>
      </AmpersandProvider>,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("workspace region everywhere"));
  });
});

describe("a package that the customer's admin installs first", () => {
  const packageUrl = "https://login.salesforce.com/packaging/installPackage.apexp?p0=04t123456789";

  function open(apps: object[], isRead: boolean) {
    const backend = createMockBackend({ manifest: salesforceManifest });
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (url, init) => {
      const { pathname } = new URL(String(url));
      asked.push(pathname);
      if (!pathname.endsWith("/provider-apps")) return backend.fetch(url as string, init);
      return Promise.resolve(new Response(JSON.stringify(apps)));
    };
    function Connect() {
      const connecting = useConnect();
      const { isSuccess } = useConnection();
      return <output>{`${String(isSuccess)} ${isRead ? (connecting.packageUrl ?? "none") : ""}`}</output>;
    }
    render(
      <AmpersandProvider
        options={{ project: "mock-project", apiKey: "k", fetch, queryClient: createTestQueryClient() }}
      >
        <InstallationProvider {...tenant}>
          <Connect />
        </InstallationProvider>
      </AmpersandProvider>,
    );
    return { asked: () => asked.filter((path) => path.endsWith("/provider-apps")).length };
  }

  const app = (provider: string, providerParams?: object) => ({
    ...{ id: provider, provider, clientId: "c", projectId: "p", createTime: "2026-01-02T03:04:05Z" },
    ...(providerParams && { metadata: { providerParams } }),
  });

  it("a package that the customer's admin installs first is told by useConnect where the provider's app names one (H9)", async () => {
    const { asked } = open(
      [
        app("hubspot", { packageInstallURL: "https://other.example" }),
        app("salesforce", { packageInstallURL: packageUrl }),
      ],
      true,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe(`true ${packageUrl}`));
    expect(asked()).toBe(1);
  });

  it("a package that the customer's admin installs first is none where no app names one (H9)", async () => {
    const { asked } = open([app("salesforce")], true);
    await waitFor(() => expect(asked()).toBe(1));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true none"));
  });

  it("tells why it is not known where the project's apps cannot be loaded (H10)", async () => {
    const backend = createMockBackend({ manifest: salesforceManifest });
    const fetch: typeof globalThis.fetch = (url, init) =>
      new URL(String(url)).pathname.endsWith("/provider-apps")
        ? Promise.resolve(new Response("{}", { status: 403 }))
        : backend.fetch(url as string, init);
    function Connect() {
      const { packageUrl, packageUrlError } = useConnect();
      return <output>{`${packageUrl ?? "none"} ${packageUrlError?.name ?? ""}`}</output>;
    }
    render(
      <AmpersandProvider
        options={{ project: "mock-project", apiKey: "k", fetch, queryClient: createTestQueryClient() }}
      >
        <InstallationProvider {...tenant}>
          <Connect />
        </InstallationProvider>
      </AmpersandProvider>,
    );
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("none ApiError"));
  });

  it("a package that the customer's admin installs first is asked for by nobody who does not read it (H11)", async () => {
    const { asked } = open([app("salesforce", { packageInstallURL: packageUrl })], false);
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true "));
    await act(() => Promise.resolve());
    expect(asked()).toBe(0);
  });
});
