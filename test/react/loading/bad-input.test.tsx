import { act, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  useConnection,
  useFieldOptions,
  useInstallation,
  useIsIntegrationInstalled,
  useLocalConfig,
  useManifest,
  useSaveInstallation,
  type AmpersandProviderOptions,
} from "../../../src/index.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../../support/render-with-backend.js";

const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
const secret = "sk-very-secret-key";
type Fetch = typeof globalThis.fetch;

let told: Record<string, { isError: boolean; isPending: boolean; error: Error | null }> = {};
let refetch: () => Promise<unknown> = () => Promise.resolve();
let config!: ReturnType<typeof useLocalConfig>; // Set by the first render.
let save!: ReturnType<typeof useSaveInstallation>["save"]; // Set by the first render.

function Screen() {
  const installation = useInstallation();
  config = useLocalConfig();
  ({ save } = useSaveInstallation());
  ({ refetch } = installation);
  // They make labels and inputs of the fields while they render.
  useFieldOptions("contact", { for: "mapping" });
  const fields = useFieldOptions("touchpoints__c", { for: "settings" });
  told = {
    installation,
    connection: useConnection(),
    manifest: useManifest(),
    installed: useIsIntegrationInstalled(tenant.integration, tenant.groupRef),
    config,
    fields,
  };
  const states = Object.values(told).map(({ isError, isPending }) =>
    isError ? "failed" : isPending ? "…" : "ok",
  );
  return <output>{[...new Set(states)].join(" ")}</output>;
}

function open(options: Partial<AmpersandProviderOptions>) {
  return render(
    <AmpersandProvider
      options={{ project: "mock-project", queryClient: createTestQueryClient(), ...options }}
    >
      <InstallationProvider {...tenant}>
        <Screen />
      </InstallationProvider>
    </AmpersandProvider>,
  );
}

const shows = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));

/** Every hook tells an error of this name that says this, and none that holds the secret. */
function expectTold(name: string, message: RegExp) {
  for (const [hook, { error }] of Object.entries(told)) {
    expect([hook, error?.name]).toEqual([hook, name]);
    expect(error?.message).toMatch(message);
    expect(JSON.stringify([error, error?.message, error?.stack, String(error?.cause)])).not.toContain(secret);
  }
}

afterEach(() => {
  vi.useRealTimers();
});

describe("a getToken that gives no token", () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      "throws",
      () => {
        throw new Error("signed out");
      },
      /getToken/,
    ],
    ["rejects with a text", () => Promise.reject("nobody is signed in"), /getToken/],
    ["gives a number", () => 7, /number/],
    ["gives nothing", () => Promise.resolve(undefined), /undefined/],
    ["gives an object", () => Promise.resolve({ token: secret }), /object/],
    ["gives an empty text", () => "", /no token/],
  ])(
    "a getToken that gives no token is told by every hook where it %s, and asked again by refetch (H7, H10)",
    async (_what, give, message) => {
      const backend = createConnectedBackend(content);
      let answer: () => unknown = give;
      const getToken = (async () => answer()) as NonNullable<AmpersandProviderOptions["getToken"]>;
      open({ getToken, fetch: backend.fetch as Fetch });
      await shows("failed");
      expectTold("TokenError", message);
      answer = () => "a.good.token";
      await act(() => refetch());
      await act(() =>
        Promise.all(
          Object.values(told).map((hook) => (hook as unknown as { refetch: () => unknown }).refetch()),
        ),
      );
      await shows("ok");
    },
  );

  it("a getToken that gives no token is told within the time limit where it never resolves (H10)", async () => {
    vi.useFakeTimers();
    open({ getToken: () => new Promise(() => undefined), timeoutMs: 2_000, fetch: vi.fn<Fetch>() });
    await act(() => vi.advanceTimersByTimeAsync(2_500));
    expect(screen.getByRole("status").textContent).toBe("failed");
    expectTold("TimeoutError", /getToken|token/);
  });
});

const text = (body: string, status = 200, type = "text/html") =>
  new Response(body, { status, headers: { "Content-Type": type } });

describe("a server that is none of the service's", () => {
  const page = `<!doctype html><title>Sign in</title>${secret}`;
  it.each<[string, () => Response]>([
    ["a page", () => text(page)],
    ["a page with 404", () => text(page, 404)],
    ["nothing", () => text("")],
    ["nothing with 204", () => new Response(null, { status: 204 })],
    ["10 MB of text", () => text("x".repeat(10_000_000), 200, "text/plain")],
    ["a list of another kind", () => text('[{"a":1}]', 200, "application/json")],
    ["null", () => text("null", 200, "application/json")],
    ["JSON that is cut off", () => text('{"id":"1"', 200, "application/json")],
  ])(
    "a wrong server is told by every hook, with its address, where it answers %s (H7)",
    async (_what, answer) => {
      open({ apiKey: secret, baseUrl: "https://api.example/v1/", fetch: () => Promise.resolve(answer()) });
      await shows("failed");
      expectTold("ApiError", /https:\/\/api\.example\/v1/);
    },
  );

  it("a gateway that answers nothing with 502 is told by every hook (H7)", async () => {
    open({ apiKey: secret, fetch: () => Promise.resolve(text("", 502)) });
    await shows("failed");
    expectTold(
      "ApiError",
      /failed with 502: the server gave no reason; try again later; .*https:\/\/api\.withampersand\.com\/v1$/,
    );
  });

  type Json = Record<string, unknown>;
  /** An answer of the service with one place of it replaced. */
  const replaced = (json: unknown, place: string, value: unknown): unknown => {
    const [name = "", ...rest] = place.split(".");
    if (place === "") return value;
    const copy = (Array.isArray(json) ? [...(json as unknown[])] : { ...(json as Json) }) as Json;
    copy[name] = replaced(copy[name], rest.join("."), value);
    return copy;
  };
  async function openReplaced(resource: RegExp, place: string, value: unknown) {
    const backend = createConnectedBackend(content);
    open({
      apiKey: secret,
      fetch: async (input, init) => {
        const answer = await backend.fetch(input as string, init);
        if (!resource.test(String(input))) return answer;
        return text(JSON.stringify(replaced(await answer.json(), place, value)));
      },
    });
  }

  it.each<[RegExp, string, unknown]>([
    [/\/installations\?/, "0.connection", undefined],
    [/\/installations\?/, "0.config.content", null],
    [/\/connections\?/, "0.group", null],
    [/\/connections\?/, "0.createTime", 7],
    [/\/integrations\/[^/]*$/, "provider", undefined],
    [/\/integrations\/[^/]*$/, "latestRevision.id", {}],
    [/\/integrations\/[^/]*$/, "latestRevision.content.read.objects", {}],
    [/\/integrations\/[^/]*$/, "latestRevision.content.write.objects.0", null],
    [/\/integrations\/[^/]*$/, "latestRevision.content.write.objects.0.objectName", undefined],
    [/:hydrate/, "content.read.objects.0", []],
    [/:hydrate/, "content.read.objects.0.requiredFields", [null]],
    [/:hydrate/, "content.write.objects", "x"],
    [/:hydrate/, "content.read.objects.0.requiredFields.0.mapToDisplayName", 7],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata", []],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata.name", null],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata.name.displayName", 7],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata.name.values", "x"],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata.name.values", [{ displayValue: "A" }]],
    [/\/touchpoints__c\/metadata/, "fields", undefined],
    [/\/touchpoints__c\/metadata/, "fields.x", []],
    [/\/touchpoints__c\/metadata/, "fields.x", { fieldName: "x", displayName: {} }],
    [/\/touchpoints__c\/metadata/, "fields.x", { fieldName: "x", values: [null] }],
    [/\/touchpoints__c\/metadata/, "fields.x", { fieldName: "x", values: [{ value: 7 }] }],
  ])(
    "a wrong server is told with its address, and the screen stays, where %s has at %j %j (H7)",
    async (resource, place, value) => {
      await openReplaced(resource, place, value);
      await waitFor(() => expect(Object.values(told).some(({ isError }) => isError)).toBe(true));
      const errors = Object.values(told).flatMap(({ error }) => (error ? [error] : []));
      for (const error of errors) {
        expect(error).toMatchObject({ name: "ApiError" });
        expect(error.message).toMatch(/; check the base URL, https:\/\/api\.withampersand\.com\/v1$/);
      }
    },
  );

  it.each<[RegExp, string]>([
    [/\/integrations\/[^/]*$/, "latestRevision.content.subscribe"],
    [/\/integrations\/[^/]*$/, "latestRevision.content.read.objects.0.optionalFields"],
    [/:hydrate/, "content.read.objects"],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata"],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata.name.values"],
    [/:hydrate/, "content.read.objects.0.allFieldsMetadata.name.displayName"],
    [/\/installations\?/, "0.group"],
  ])("a server may write an empty list or object as null: %s at %j (H7)", async (resource, place) => {
    await openReplaced(resource, place, null);
    await shows("ok");
  });

  it("a wrong server that answers a save leaves the draft, and the error says so (D12)", async () => {
    const backend = createConnectedBackend(content);
    const fetch: Fetch = (input, init) =>
      init?.method === "PATCH" ? Promise.resolve(text(page)) : backend.fetch(input as string, init);
    open({ apiKey: secret, fetch });
    await shows("ok");
    act(() => config.writeObject("contact").setEnableDeletion());
    const error = await act(() => save().then(String, (reason: unknown) => reason));
    expect(error).toMatchObject({ name: "ApiError" });
    expect(JSON.stringify([error, String(error)])).not.toContain(secret);
    expect(config.writeObject("contact").getDeletionEnabled()).toBe(true);
  });
});

describe("a base URL with a typo", () => {
  it.each([
    "htp://api.example",
    "api.example/v1",
    "https://",
    "https://api example",
    "https://api.example/v1?x=1",
  ])("%s is refused at once, or told with the address (H1)", async (baseUrl) => {
    vi.mocked(console.error).mockImplementation(() => undefined);
    let refused: unknown;
    try {
      open({ apiKey: secret, baseUrl, fetch: () => Promise.reject(new TypeError("fetch failed")) });
      await shows("failed");
      refused = told["installation"]?.error;
    } catch (error) {
      refused = error;
    }
    vi.mocked(console.error).mockClear();
    expect(String(refused)).toContain(baseUrl.replace(/\?.*/, ""));
    expect(String(refused)).not.toContain(secret);
  });
});
