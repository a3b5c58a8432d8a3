import { describe, expect, it } from "vitest";
import { createMockBackend, type ProviderDetails } from "../../../mock-server/index.js";
import type { Connection, Manifest } from "../../../src/contract/index.js";
import { askBackend, manifestOf } from "../support/harness.js";
import { signIn, signInAgain } from "../support/sign-in.js";

const integrationOf = (provider: string) => manifestOf(provider, { write: ["contact"] }).integrations;
const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: ["salesforce", "hubspot", "signing"].flatMap((provider) =>
    integrationOf(provider).map((integration) => ({ ...integration, name: provider })),
  ),
};

/** A provider whose token names an account, a user and a server. */
const signing: ProviderDetails = {
  authType: "oauth2",
  baseURL: "https://{{.server}}.sign.example",
  oauth2Opts: {
    grantType: "authorizationCode",
    tokenURL: "https://sign.example/token",
    explicitScopesRequired: false,
    explicitWorkspaceRequired: false,
    tokenMetadataFields: {
      workspaceRefField: "account_id",
      consumerRefField: "user_id",
      otherFields: [{ name: "server", displayName: "Server", path: "owner.server" }],
    },
  },
  metadata: { input: [{ name: "server", displayName: "Server" }] },
};

const open = () => createMockBackend({ manifest, providers: { signing } });

describe("what a login leaves of the provider's side", () => {
  it("Salesforce's token tells the subdomain and the instance, so that no client asks for them (I8)", async () => {
    const [connection] = await signIn(open(), { provider: "salesforce", groupRef: "acme" });
    expect(connection?.providerWorkspaceRef).toBe("acme");
    expect(connection?.providerMetadata).toEqual({
      workspace: { value: "acme", source: "token" },
      instance_url: { value: "https://acme.my.salesforce.com", source: "token" },
    });
    expect(connection?.providerConsumerRef).toContain("jane");
  });

  it("a domain that the customer typed in stays the customer's (I8)", async () => {
    const typed = { workspace: { value: "acme-corp", source: "input" } } as const;
    const [connection] = await signIn(open(), {
      provider: "salesforce",
      groupRef: "acme",
      providerMetadata: typed,
    });
    expect(connection?.providerWorkspaceRef).toBe("acme-corp");
    expect(connection?.providerMetadata).toEqual(typed);
  });

  it("a domain of an older client, sent as providerWorkspaceRef alone, is the workspace (I8)", async () => {
    const request = { provider: "salesforce", groupRef: "acme", providerWorkspaceRef: "older" };
    const [connection] = await signIn(open(), request);
    expect(connection?.providerWorkspaceRef).toBe("older");
    expect(connection?.providerMetadata?.["workspace"]?.value).toBe("older");
  });

  it("a form that was emptied again counts as not filled in (I8)", async () => {
    const [connection] = await signIn(open(), {
      provider: "salesforce",
      groupRef: "acme",
      providerWorkspaceRef: "",
      providerMetadata: { workspace: { value: " ", source: "input" } },
    });
    expect(connection?.providerWorkspaceRef).toBe("acme");
    expect(connection?.providerMetadata?.["workspace"]).toEqual({ value: "acme", source: "token" });
  });

  it("a provider whose token tells nothing leaves nothing (I8)", async () => {
    const [connection] = await signIn(open(), { provider: "hubspot", groupRef: "acme" });
    expect(connection?.status).toBe("created");
    expect(connection).not.toHaveProperty("providerWorkspaceRef");
    expect(connection).not.toHaveProperty("providerMetadata");
  });

  it("what the catalogue says of another provider's token is told, too, and asked of nobody (I8)", async () => {
    const [connection] = await signIn(open(), { provider: "signing", groupRef: "acme" });
    expect(connection?.providerWorkspaceRef).toBe("acme");
    expect(connection?.providerMetadata).toEqual({
      account_id: { value: "acme", source: "token" },
      server: { value: "acme-server", source: "token", displayName: "Server" },
    });
  });

  it.each([
    ["Acme & Söhne Ltd.", "acme-s-hne-ltd"],
    ["org_12345", "org-12345"],
    ["😀", "mock"],
    ["__proto__", "proto"],
  ])("group %j has the workspace %j (I8)", async (groupRef, workspace) => {
    const [connection] = await signIn(open(), { provider: "salesforce", groupRef });
    expect(connection?.providerWorkspaceRef).toBe(workspace);
  });

  it("a renewed login tells what an older connection lacks, and leaves what was typed in (I8)", async () => {
    const backend = open();
    const typed = { workspace: { value: "typed", source: "input" } } as const;
    const acme = { provider: "salesforce", groupRef: "acme", consumerRef: "jane" };
    const status = "bad_credentials";
    backend.seed({
      connections: [
        { id: "c-1", ...acme, status },
        { id: "c-2", ...acme, status, providerMetadata: typed },
      ],
    });
    expect(await signInAgain(backend, "c-1")).toMatchObject({
      status: "created",
      providerWorkspaceRef: "acme",
      providerMetadata: { workspace: { value: "acme", source: "token" } },
    });
    expect(await signInAgain(backend, "c-2")).toMatchObject({
      status: "created",
      providerWorkspaceRef: "typed",
      providerMetadata: typed,
    });
  });

  it("a snapshot keeps it (I8)", async () => {
    const [backend, other] = [open(), open()];
    const [connection] = await signIn(backend, { provider: "salesforce", groupRef: "acme" });
    other.restore(backend.snapshot());
    const path = "/projects/mock-project/connections";
    expect((await askBackend<Connection[]>(other, "GET", path)).body).toEqual([connection]);
  });

  it("credentials that are handed in tell nothing (I8)", async () => {
    const made = await askBackend<Connection>(open(), "POST", "/projects/mock-project/connections:generate", {
      provider: "salesforce",
      groupRef: "acme",
      consumerRef: "jane",
    });
    expect(made.status).toBe(201);
    expect(made.body).not.toHaveProperty("providerMetadata");
  });
});
