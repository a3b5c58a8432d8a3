import { describe, expect, it } from "vitest";
import type { ProviderInfo } from "../../../src/contract/index.js";
import { askBackend, createHarness, manifestOf } from "../support/harness.js";

const install = () => createHarness(manifestOf("my-crm", { write: ["contact"] }), { apiKeys: ["k1"] });

describe("the providers", () => {
  it("the providers are those that the kit knows and those that the manifest names; no credentials are needed (I6)", async () => {
    const { backend } = install();
    const listed = await askBackend<Record<string, ProviderInfo>>(
      backend,
      "GET",
      "/providers",
      undefined,
      {},
    );
    expect(listed.status).toBe(200);
    expect(Object.keys(listed.body).sort()).toEqual(
      ["anthropic", "github", "hubspot", "intercom", "my-crm", "salesforce"].sort(),
    );
    for (const [name, provider] of Object.entries(listed.body)) {
      expect(provider.name).toBe(name);
      const got = await askBackend(backend, "GET", `/providers/${name}`, undefined, {});
      expect(got.body).toEqual(provider);
    }
  });

  // Of the contract's example of the list, without what belongs to the login.
  it.each([
    ["salesforce", "Salesforce", "https://{{.workspace}}.my.salesforce.com", "crm", true],
    ["hubspot", "HubSpot", "https://api.hubapi.com", "", false],
  ])(
    "the providers show %s as the contract's example does (I6)",
    async (name, displayName, baseURL, defaultModule, bulk) => {
      const { ask } = install();
      const { body } = await ask<ProviderInfo>("GET", `/providers/${name}`);
      expect(body).toMatchObject({
        name,
        displayName,
        authType: "oauth2",
        baseURL,
        defaultModule,
        support: {
          read: true,
          write: true,
          delete: true,
          subscribe: true,
          proxy: true,
          bulkWrite: { insert: bulk, update: bulk, upsert: bulk, delete: bulk },
          search: { operators: { equals: true } },
        },
      });
    },
  );

  it("the providers say who has batches and deletion (W8)", async () => {
    const { ask } = install();
    for (const [name, expected] of [
      ["salesforce", true],
      ["hubspot", true],
      ["intercom", false],
      ["my-crm", false],
    ] as const) {
      const { body } = await ask<ProviderInfo>("GET", `/providers/${name}`);
      expect(body.support).toMatchObject({ write: true, delete: expected });
      expect(body.support.batchWrite?.create.supported).toBe(expected);
    }
  });

  it("the providers are a 404 with the nearest name where there is none (I6)", async () => {
    const { backend } = install();
    const { status, body } = await askBackend<{ detail: string; remedy: string }>(
      backend,
      "GET",
      "/providers/hubspt",
      undefined,
      {},
    );
    expect(status).toBe(404);
    expect(body.detail).toBe('no provider "hubspt"; did you mean "hubspot"?');
    expect(body.remedy).toContain("salesforce, hubspot");
  });
});
