import type { QueryClient } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import {
  AmpersandProvider,
  createDraftStore,
  InstallationProvider,
  persistDraft,
  useConnection,
  useInstallation,
  useIsIntegrationInstalled,
  useLocalConfig,
  useManifest,
  useSignOut,
  type AmpersandProviderOptions,
  type ConfigContent,
  type DraftStore,
  type PersistDraft,
} from "../../../src/index.js";
import { createTestQueryClient, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const content: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};
const jane = "jane";

/** Far enough in the future; the same for all tokens of a test, whenever they are made. */
const exp = Math.floor(Date.now() / 1000) + 3600;

/** A JWT about a person; `serial` makes it another token. */
function jwtOf(person: string, serial = 1): string {
  const claims = { sub: person, iat: serial, exp };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
}

/** A backend that knows some keys and tokens alone, and notes what each request was proven by. */
function openBackend(known: readonly string[]) {
  const backend = createMockBackend({ manifest: salesforceManifest, apiKeys: known });
  const { integration, groupRef } = tenant;
  backend.seed({
    connections: [{ groupRef, consumerRef: jane, provider: "salesforce" }],
    installations: [{ integration, groupRef, content }],
  });
  const proofs: string[] = [];
  const fetch: typeof backend.fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    proofs.push(headers.get("X-Api-Key") ?? headers.get("Authorization")?.replace("Bearer ", "") ?? "none");
    return backend.fetch(input, init);
  };
  return { backend, fetch, proofs };
}

let signOut: () => void = () => undefined;

function Screen() {
  signOut = useSignOut();
  const { installation, error } = useInstallation();
  const { connection } = useConnection();
  const manifest = useManifest();
  const installed = useIsIntegrationInstalled(tenant.integration, tenant.groupRef);
  const config = useLocalConfig();
  return (
    <>
      <button onClick={() => config.proxy().setEnableProxy()}>Edit</button>
      <output>
        {JSON.stringify({
          installation: installation?.healthStatus,
          connection: connection?.provider,
          manifest: manifest.data?.content.name,
          installed: installed.isIntegrationInstalled,
          draft: config.get(),
          error: error?.name,
        })}
      </output>
    </>
  );
}

const shown = () => JSON.parse(screen.getByRole("status").textContent ?? "") as Record<string, unknown>;
const nothing = { installed: null, draft: {} };
const everything = {
  installation: "healthy",
  connection: "salesforce",
  manifest: tenant.integration,
  installed: true,
  draft: content,
};
const untilShown = (what: object) => waitFor(() => expect(shown()).toEqual(what));

function app(
  { backend, fetch }: ReturnType<typeof openBackend>,
  queryClient: QueryClient,
  credential: Partial<AmpersandProviderOptions>,
  { consumerRef = jane, children = <Screen /> }: { consumerRef?: string; children?: ReactNode } = {},
) {
  return (
    <AmpersandProvider
      options={{
        project: backend.project.name,
        fetch: fetch as typeof globalThis.fetch,
        queryClient,
        ...credential,
      }}
    >
      <InstallationProvider {...tenant} consumerRef={consumerRef}>
        {children}
      </InstallationProvider>
    </AmpersandProvider>
  );
}

describe("another credential", () => {
  const credentials: [string, (name: string) => Partial<AmpersandProviderOptions>][] = [
    ["API key", (name) => ({ apiKey: name })],
    // The same text each time: only what it closes over differs.
    ["getToken", (name) => ({ getToken: () => Promise.resolve(name) })],
  ];

  it.each(credentials)(
    "another credential of the kind %s sees nothing of what the one before has loaded (H20)",
    async (_kind, credentialOf) => {
      const opened = openBackend(["first-credential"]);
      const queryClient = createTestQueryClient();
      const first = credentialOf("first-credential");
      const { rerender } = render(app(opened, queryClient, first));
      await untilShown(everything);
      screen.getByRole("button").click();
      await untilShown({ ...everything, draft: { ...content, proxy: { enabled: true } } });

      opened.proofs.length = 0;
      rerender(app(opened, queryClient, credentialOf("second-credential")));
      await untilShown({ ...nothing, error: "ApiError" });
      expect(new Set(opened.proofs)).toEqual(new Set(["second-credential"]));
      expect(
        JSON.stringify(
          queryClient
            .getQueryCache()
            .getAll()
            .map(({ state }) => state.data),
        ),
      ).not.toContain("healthy");
    },
  );

  it("another key renders nothing of the one before even once (H20)", async () => {
    const opened = openBackend(["first-credential"]);
    const queryClient = createTestQueryClient();
    const { rerender } = render(app(opened, queryClient, { apiKey: "first-credential" }));
    await untilShown(everything);
    rerender(app(opened, queryClient, { apiKey: "second-credential" }));
    expect(shown()).toEqual(nothing);
    await untilShown({ ...nothing, error: "ApiError" });
  });

  it("sees nothing in another provider on the same cache either (H20)", async () => {
    const opened = openBackend(["first-credential"]);
    const queryClient = createTestQueryClient();
    const { unmount } = render(app(opened, queryClient, { apiKey: "first-credential" }));
    await untilShown(everything);
    unmount();
    render(app(opened, queryClient, { apiKey: "second-credential" }));
    expect(shown()).toEqual(nothing);
    await untilShown({ ...nothing, error: "ApiError" });
  });

  it("asks for everything again, and shows what it may see (H10)", async () => {
    const opened = openBackend(["good-credential"]);
    const queryClient = createTestQueryClient();
    const { rerender } = render(app(opened, queryClient, { apiKey: "bad-credential" }));
    await untilShown({ ...nothing, error: "ApiError" });
    rerender(app(opened, queryClient, { apiKey: "good-credential" }));
    await untilShown(everything);
  });

  it("a provider that comes back with the same key asks nothing again (H11)", async () => {
    const opened = openBackend(["first-credential"]);
    const queryClient = createTestQueryClient();
    const { unmount } = render(app(opened, queryClient, { apiKey: "first-credential" }));
    await untilShown(everything);
    unmount();
    const asked = opened.proofs.length;
    render(app(opened, queryClient, { apiKey: "first-credential" }));
    expect(shown()).toEqual(everything);
    expect(opened.proofs.length).toBe(asked);
  });

  it("no query key holds a credential (H6)", async () => {
    const opened = openBackend(["first-credential"]);
    const queryClient = createTestQueryClient();
    render(app(opened, queryClient, { apiKey: "first-credential" }));
    await untilShown(everything);
    const cache = queryClient.getQueryCache().getAll();
    expect(JSON.stringify(cache.map(({ queryKey, meta, state }) => [queryKey, meta, state]))).not.toContain(
      "first-credential",
    );
  });
});

describe("a getToken that is written inline", () => {
  it("a getToken that is written inline is the same session while its tokens are about the same person (H20)", async () => {
    const tokens = [1, 2, 3, 4].map((serial) => jwtOf(jane, serial));
    const opened = openBackend(tokens);
    const queryClient = createTestQueryClient();
    let asked = 0;
    const inline = () => app(opened, queryClient, { getToken: () => Promise.resolve(tokens[asked++] ?? "") });
    const { rerender } = render(inline());
    await untilShown(everything);
    const requests = opened.proofs.length;
    for (let index = 0; index < 5; index += 1) {
      rerender(inline());
      expect(shown()).toEqual(everything);
      await act(() => Promise.resolve());
    }
    expect(shown()).toEqual(everything);
    expect(opened.proofs.length).toBe(requests);
    expect(asked).toBe(2);
  });

  it("a getToken that is written inline is another session as soon as its token is about another person (H20)", async () => {
    const opened = openBackend([jwtOf(jane), jwtOf("harry")]);
    const queryClient = createTestQueryClient();
    const inline = (person: string) =>
      app(opened, queryClient, { getToken: () => Promise.resolve(jwtOf(person)) });
    const { rerender } = render(inline(jane));
    await untilShown(everything);
    screen.getByRole("button").click();
    await waitFor(() => expect(shown()["draft"]).toHaveProperty("proxy"));
    opened.proofs.length = 0;
    rerender(inline("harry"));
    await untilShown(everything);
    expect(new Set(opened.proofs)).toEqual(new Set([jwtOf("harry")]));
  });

  it("an inline getToken that rejects for whoever is next shows nothing of the one before (H20)", async () => {
    const opened = openBackend([jwtOf(jane)]);
    const queryClient = createTestQueryClient();
    const inline = (token: string | undefined) =>
      app(opened, queryClient, {
        getToken: () =>
          token === undefined ? Promise.reject(new Error("signed out")) : Promise.resolve(token),
      });
    const { rerender } = render(inline(jwtOf(jane)));
    await untilShown(everything);
    rerender(inline(undefined));
    await untilShown({ ...nothing, error: "TokenError" });
  });

  it("an inline getToken that renders its app is asked at most every ten seconds (H6)", async () => {
    const opened = openBackend([jwtOf(jane)]);
    const queryClient = createTestQueryClient();
    let asked = 0;
    let rerender: (ui: ReactNode) => void = () => undefined;
    // As an app does that sets a state of its own in getToken.
    const inline = (): ReactNode =>
      app(opened, queryClient, {
        getToken: async () => {
          asked += 1;
          rerender(inline());
          await Promise.resolve();
          return jwtOf(jane);
        },
      });
    ({ rerender } = render(inline()));
    await untilShown(everything);
    vi.useFakeTimers();
    for (let index = 0; index < 20; index += 1) await act(() => vi.advanceTimersByTimeAsync(100));
    expect(asked).toBeLessThanOrEqual(2);
    rerender = () => undefined;
    vi.useRealTimers();
  });
});

describe("another consumer", () => {
  it("another consumer of the same group sees nothing of what was loaded and edited before (H20, H14)", async () => {
    const opened = openBackend(["key-of-all"]);
    const queryClient = createTestQueryClient();
    const of = (consumerRef: string) => app(opened, queryClient, { apiKey: "key-of-all" }, { consumerRef });
    const { rerender } = render(of(jane));
    await untilShown(everything);
    screen.getByRole("button").click();
    await waitFor(() => expect(shown()["draft"]).toHaveProperty("proxy"));

    rerender(of("harry"));
    expect(shown()).toEqual(nothing);
    await untilShown(everything);
    // What jane typed is hers, and still there.
    rerender(of(jane));
    await untilShown({ ...everything, draft: { ...content, proxy: { enabled: true } } });
  });

  it("a token is asked for another consumer, and again for the one before who comes back (H20)", async () => {
    const opened = openBackend(["token-of-jane", "token-of-harry"]);
    const queryClient = createTestQueryClient();
    const getToken = vi.fn(({ consumerRef }: { consumerRef: string }) =>
      Promise.resolve(`token-of-${consumerRef}`),
    );
    const of = (consumerRef: string) => app(opened, queryClient, { getToken }, { consumerRef });
    const { rerender } = render(of(jane));
    await untilShown(everything);
    for (const next of ["harry", jane]) {
      opened.proofs.length = 0;
      rerender(of(next));
      await untilShown(everything);
      expect(new Set(opened.proofs)).toEqual(new Set([`token-of-${next}`]));
    }
    expect(getToken.mock.calls.map(([{ consumerRef }]) => consumerRef)).toEqual([jane, "harry", jane]);
  });
});

describe("a draft that the app has made itself", () => {
  const withDraft = (
    opened: ReturnType<typeof openBackend>,
    draft: DraftStore,
    apiKey: string,
    client = createTestQueryClient(),
    shown: { consumerRef?: string; persist?: PersistDraft } = {},
  ) => (
    <AmpersandProvider
      options={{ project: opened.backend.project.name, apiKey, fetch: opened.fetch, queryClient: client }}
    >
      <InstallationProvider {...tenant} consumerRef={jane} draft={draft} {...shown}>
        <Screen />
      </InstallationProvider>
    </AmpersandProvider>
  );

  it("an app's own draft is empty for whoever has another key, and nothing can be undone (H20)", async () => {
    const opened = openBackend(["first", "second"]);
    const queryClient = createTestQueryClient();
    const draft = createDraftStore();
    const { rerender } = render(withDraft(opened, draft, "first", queryClient));
    await untilShown(everything);
    act(() => screen.getByRole("button").click());
    act(() => {
      draft.addObject("write", "account");
      draft.edit(["write", "objects", "account", "deletionSettings"], { enabled: true });
      draft.setObjectAside("write", "account");
    });
    expect(shown()["draft"]).toHaveProperty("proxy");

    rerender(withDraft(opened, draft, "second", queryClient));
    expect(shown()).toEqual(nothing);
    await untilShown(everything);
    act(() => draft.undo());
    act(() => draft.addObject("write", "account"));
    expect(draft.read(["write", "objects", "account"])).toEqual({ objectName: "account" });
  });

  it("an app's own draft is empty for another key in another provider and cache, too (H20)", async () => {
    const opened = openBackend(["first", "second"]);
    const draft = createDraftStore();
    const { unmount } = render(withDraft(opened, draft, "first"));
    await untilShown(everything);
    act(() => screen.getByRole("button").click());
    unmount();
    render(withDraft(opened, draft, "second"));
    expect(shown()).toEqual(nothing);
    await untilShown(everything);
  });

  it.each([
    ["the same consumer", jane],
    ["another consumer", "harry"],
  ])(
    "an app's own draft does not overwrite what it kept, where %s comes with another key (D13, H20)",
    async (_, consumerRef) => {
      localStorage.clear();
      const opened = openBackend(["first", "second"]);
      const queryClient = createTestQueryClient();
      const draft = createDraftStore();
      const { rerender, unmount } = render(
        withDraft(opened, draft, "first", queryClient, { persist: persistDraft }),
      );
      await untilShown(everything);
      act(() => screen.getByRole("button").click());

      rerender(withDraft(opened, draft, "second", queryClient, { persist: persistDraft, consumerRef }));
      expect(shown()).toEqual(nothing);
      await untilShown(everything);
      act(() => draft.edit(["write", "objects", "account"], { objectName: "account" }));
      act(() => draft.reset());
      unmount();

      const later = createDraftStore();
      render(withDraft(opened, later, "first", createTestQueryClient(), { persist: persistDraft }));
      await untilShown({ ...everything, draft: { ...content, proxy: { enabled: true } } });
    },
  );

  it("keeps its edits where a provider comes back with the same key (D13)", async () => {
    const opened = openBackend(["first"]);
    const draft = createDraftStore();
    const { unmount } = render(withDraft(opened, draft, "first"));
    await untilShown(everything);
    act(() => screen.getByRole("button").click());
    unmount();
    render(withDraft(opened, draft, "first"));
    await untilShown({ ...everything, draft: { ...content, proxy: { enabled: true } } });
  });

  it("an app's own draft is empty after signing out (H20)", async () => {
    const opened = openBackend(["first"]);
    const draft = createDraftStore();
    render(withDraft(opened, draft, "first", createTestQueryClient()));
    await untilShown(everything);
    act(() => screen.getByRole("button").click());
    act(() => signOut());
    expect(shown()).toEqual(nothing);
    await untilShown(everything);
  });
});

describe("useSignOut", () => {
  it("forgets tokens, what was loaded and what was typed, by one call (H20)", async () => {
    const opened = openBackend(["first-token", "second-token"]);
    const queryClient = createTestQueryClient();
    const getToken = vi.fn(() => Promise.resolve("second-token"));
    getToken.mockResolvedValueOnce("first-token");
    render(app(opened, queryClient, { getToken }));
    await untilShown(everything);
    screen.getByRole("button").click();
    await waitFor(() => expect(shown()["draft"]).toHaveProperty("proxy"));
    opened.proofs.length = 0;
    act(() => {
      signOut();
    });
    expect(shown()).toEqual(nothing);
    await untilShown(everything);
    expect(new Set(opened.proofs)).toEqual(new Set(["second-token"]));
  });
});
