import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, it, vi, type Mock } from "vitest";
import {
  createLoginWindows,
  createMockBackend,
  type LoginWindowOptions,
  type MockBackendOptions,
} from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
// Loaded beforehand: fake timers do not wait for modules.
import "../../../src/react/connect/connect-group.js";
import {
  AmpersandProvider,
  InstallationProvider,
  isApiError,
  isConnectError,
  isUsageError,
  useConnect,
  useConnection,
  useProvider,
  type ConnectParams,
  type LoginWindow,
  type UseConnectOptions,
} from "../../../src/index.js";
import { recordRequests, type RecordingBackend } from "../../support/recording-backend.js";
import { createTestQueryClient, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const apiOrigin = "https://api.withampersand.com";
const secret = "sk-typed-by-jane";

/** A backend that no group has connected to, and the screen of one. */
function open(options: UseConnectOptions = {}, backendOptions: Partial<MockBackendOptions> = {}) {
  const clock = createVirtualClock({ startMs: Date.UTC(2026, 0, 2, 3, 4, 5) });
  const recording = recordRequests(
    createMockBackend({ manifest: salesforceManifest, clock, ...backendOptions }),
  );
  const { fetch } = recording.backend;
  const queryClient = createTestQueryClient();
  let hook!: ReturnType<typeof useConnect>; // Set by the first render.
  function Screen() {
    hook = useConnect(options);
    const { connection, isPending } = useConnection();
    const state = isPending ? "asking" : connection ? `by ${connection.authScheme}` : "none";
    return (
      <output>{`${state}, ${hook.isPending ? "busy" : "idle"}, ${hook.error?.message ?? "fine"}`}</output>
    );
  }
  const ui = (groupRef = "acme", isShown = true) => (
    <StrictMode>
      <AmpersandProvider options={{ project: "mock-project", apiKey: "test-key", fetch, queryClient }}>
        <InstallationProvider {...tenant} groupRef={groupRef} groupName="Acme" consumerRef="jane">
          {isShown ? <Screen /> : null}
        </InstallationProvider>
      </AmpersandProvider>
    </StrictMode>
  );
  const { rerender } = render(ui());
  /** Calls `connect`; the promise is given in an object, since an async function would wait for it. */
  const connect = (params: ConnectParams) => {
    let promise!: ReturnType<typeof hook.connect>; // Set by act, which runs at once.
    act(() => {
      promise = hook.connect(params);
    });
    return {
      promise,
      outcome: promise.then(
        () => undefined,
        (error: unknown) => error,
      ),
    };
  };
  const shows = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));
  return {
    ...recording,
    queryClient,
    rerender,
    ui,
    connect,
    shows,
    cancel: () => {
      act(() => {
        hook.cancel();
      });
    },
    connections: (groupRef = "acme") =>
      recording.backend.snapshot().connections.filter(({ group }) => group.groupRef === groupRef),
  };
}

/** A window that the test itself answers. */
function createWindow() {
  const urls: string[] = [];
  const opened: LoginWindow & { closed: boolean; focus: Mock; close: Mock } = {
    closed: false,
    location: { replace: (url: string | URL) => void urls.push(String(url)) },
    focus: vi.fn(),
    close: vi.fn(() => {
      opened.closed = true;
    }),
  };
  return { opened, urls, openWindow: vi.fn(() => opened) };
}

/** A screen whose windows answer by themselves. */
function openAnswering(options?: LoginWindowOptions, backendOptions?: Partial<MockBackendOptions>) {
  const openWindow = vi.fn<() => LoginWindow>();
  const opened = open({ openWindow }, backendOptions);
  openWindow.mockImplementation(createLoginWindows(opened.backend, options));
  return opened;
}

const answer = (backend: RecordingBackend["backend"], url: string) =>
  backend.fetch(url, { method: "POST", body: new URLSearchParams({ answer: "allow" }) });

function post(data: unknown, init: MessageEventInit = { origin: apiOrigin }) {
  act(() => {
    window.dispatchEvent(new MessageEvent("message", { data, ...init }));
  });
}

afterEach(() => {
  vi.useRealTimers();
});

const who = { provider: "salesforce", groupRef: "acme", groupName: "Acme", consumerRef: "jane" };

describe("useConnect: credentials that the customer types", () => {
  it.each<[string, ConnectParams, object]>([
    ["apiKey", { kind: "apiKey", apiKey: secret }, { apiKey: secret }],
    [
      "basic",
      { kind: "basic", username: "jane", password: secret },
      { basicAuth: { username: "jane", password: secret } },
    ],
    [
      "oauth2/clientCredentials",
      { kind: "clientCredentials", clientId: "id", clientSecret: secret, scopes: ["crm"] },
      { oauth2ClientCredentials: { clientId: "id", clientSecret: secret, scopes: ["crm"] } },
    ],
    [
      "none",
      { kind: "custom", customAuth: JSON.parse(`{"__proto__":"${secret}"}`) as Record<string, string> },
      { customAuth: JSON.parse(`{"__proto__":"${secret}"}`) as Record<string, string> },
    ],
    ["none", { kind: "none" }, {}],
  ])("useConnection goes from none to one by %s (I6)", async (authScheme, params, credentials) => {
    const { connect, shows, sent, connections, queryClient } = open();
    await shows("none, idle, fine");
    const onSuccess = vi.fn();
    const { promise } = connect({ ...params, onSuccess });
    await shows(`by ${authScheme}, idle, fine`);
    const connection = await promise;
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith(connection);
    expect(sent).toMatchObject([{ method: "POST", path: "/v1/projects/mock-project/connections:generate" }]);
    expect(sent[0]?.body).toEqual({ ...who, ...credentials });
    expect(JSON.stringify(sent[0]?.body)).toContain(JSON.stringify(credentials).slice(1, -1));
    expect(connections().map(({ id }) => id)).toEqual([connection.id]);
    const kept = queryClient.getQueryCache().getAll();
    expect(JSON.stringify(kept.map(({ queryKey, state }) => [queryKey, state]))).not.toContain(secret);
  });

  it("a connection sends what the provider asks for, and the workspace by its older name, too (D8)", async () => {
    const { connect, sent } = open();
    const metadata = JSON.parse('{"workspace":"acme-corp","__proto__":"1"}') as Record<string, string>;
    await act(() => connect({ kind: "apiKey", apiKey: secret, metadata }).promise);
    expect(JSON.stringify(sent[0]?.body)).toBe(
      JSON.stringify({
        provider: "salesforce",
        groupRef: "acme",
        consumerRef: "jane",
        groupName: "Acme",
        providerWorkspaceRef: "acme-corp",
        providerMetadata: { workspace: { value: "acme-corp", source: "input" } },
        apiKey: secret,
      }).replace('"source":"input"}}', '"source":"input"},"__proto__":{"value":"1","source":"input"}}'),
    );
  });

  it("an error repeats no credential that a server quotes (H6)", async () => {
    const { connect, shows, answerNext } = open();
    const detail = `the key ${secret} is not known`;
    answerNext(() => new Response(JSON.stringify({ detail, remedy: detail }), { status: 400 }));
    const { outcome } = connect({ kind: "apiKey", apiKey: secret });
    const error = await outcome;
    expect(isApiError(error) && error.status).toBe(400);
    await shows(
      "none, idle, POST /projects/mock-project/connections:generate failed with 400: " +
        "the key [redacted] is not known; the key [redacted] is not known",
    );
    expect(JSON.stringify([error, (error as Error).stack])).not.toContain(secret);
  });

  it("a double click makes one connection, and a second one is made where it is asked for by name (H9)", async () => {
    const { connect, connections, shows } = open();
    const [first, second] = [1, 2].map(() => connect({ kind: "apiKey", apiKey: secret }).promise);
    expect(second).toBe(first);
    await shows("by apiKey, idle, fine");
    expect(connections()).toHaveLength(1);
    await act(() => connect({ kind: "apiKey", apiKey: secret }).promise);
    expect(connections()).toHaveLength(1);
    await act(() => connect({ kind: "apiKey", apiKey: secret, addConnection: true }).promise);
    expect(connections()).toHaveLength(2);
  });

  it("a kind of credentials that does not exist is refused with the kinds that do, and sends nothing (H9)", async () => {
    const { connect, sent, connections } = open();
    const { outcome } = connect({ kind: "nope" } as unknown as ConnectParams);
    const error = await act(() => outcome);
    expect(isUsageError(error) && error.message).toBe(
      'connect knows no kind "nope"; it takes "oauth", "apiKey", "basic", "clientCredentials", "custom", "customSteps", "none"',
    );
    expect(sent).toEqual([]);
    expect(connections()).toEqual([]);
  });
});

describe("useConnect: a login in a window", () => {
  it("useConnection goes from none to one when the customer allows access (I6)", async () => {
    const { connect, shows, sent, connections } = openAnswering();
    await shows("none, idle, fine");
    const { promise } = connect({ kind: "oauth", metadata: { workspace: "acme-corp" } });
    await shows("by oauth2/authorizationCode, idle, fine");
    expect(connections()).toMatchObject([{ id: (await promise).id, providerWorkspaceRef: "acme-corp" }]);
    expect(sent[0]).toEqual({
      method: "POST",
      path: "/v1/oauth-connect",
      body: {
        projectIdOrName: "mock-project",
        ...who,
        providerWorkspaceRef: "acme-corp",
        providerMetadata: { workspace: { value: "acme-corp", source: "input" } },
      },
    });
  });

  it("a login opens its window before connect returns, as browsers ask of a click (H9)", async () => {
    const { opened, openWindow } = createWindow();
    const { connect, cancel } = open({ openWindow });
    const { outcome } = connect({ kind: "oauth" });
    expect(openWindow).toHaveBeenCalledOnce();
    cancel();
    await act(() => outcome);
    expect(opened.close).toHaveBeenCalled();
  });

  it("a login opens a pop-up in the middle of the app by itself (H9)", async () => {
    const { opened } = createWindow();
    const openPopup = vi.spyOn(window, "open").mockReturnValue(opened as unknown as Window);
    const { connect, cancel } = open();
    const { outcome } = connect({ kind: "oauth" });
    expect(openPopup).toHaveBeenCalledExactlyOnceWith(
      "",
      "_blank",
      expect.stringMatching(/^popup,width=600,/),
    );
    cancel();
    await act(() => outcome);
  });

  it("a login says that the browser opened no window, and sends nothing (H9)", async () => {
    const { connect, shows, sent } = open({ openWindow: () => null });
    const { outcome } = connect({ kind: "oauth" });
    const error = await act(() => outcome);
    expect(isConnectError(error) && error.code).toBe("blocked");
    await shows(
      "none, idle, the browser opened no window; call connect right in the click, and allow pop-ups for the app",
    );
    expect(sent).toEqual([]);
  });

  it.each([{ kind: "oauth" } as const, { kind: "customSteps", customAuth: { user: "jane" } } as const])(
    "a login of kind $kind whose window is undefined, as in jsdom, is blocked and sends nothing (H9)",
    async (input) => {
      const openNothing = () => undefined as unknown as null;
      const { connect, sent, connections } = open({ openWindow: openNothing });
      const { outcome } = connect(input);
      const error = await act(() => outcome);
      expect(isConnectError(error) && error.code).toBe("blocked");
      expect(sent).toEqual([]);
      expect(connections()).toEqual([]);
    },
  );

  it("a login says that access was denied (H9)", async () => {
    const { connect, shows, connections } = openAnswering({ answer: "deny" });
    const { outcome } = connect({ kind: "oauth" });
    await shows("none, idle, the login failed: access to salesforce was denied");
    const error = await outcome;
    expect(isConnectError(error) && error.code).toBe("denied");
    expect(connections()).toEqual([]);
  });

  it("a login says that the customer closed the window (H9)", async () => {
    vi.useFakeTimers();
    const { connect, connections, backend } = openAnswering({ answer: "close" });
    const { outcome } = connect({ kind: "oauth" });
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    const error = await outcome;
    expect(isConnectError(error) && error.code).toBe("closed");
    expect(screen.getByRole("status").textContent).toBe(
      "none, idle, the window was closed before the login ended; connect again",
    );
    expect(connections()).toEqual([]);
    const asked = backend.journal.entries.length;
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(backend.journal.entries).toHaveLength(asked);
  });

  it("a login looks for the connection where the window's message is lost, and closes the window (H9)", async () => {
    vi.useFakeTimers();
    const { opened, urls, openWindow } = createWindow();
    const { connect, backend, connections } = open({ openWindow });
    const { promise } = connect({ kind: "oauth" });
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(screen.getByRole("status").textContent).toBe("none, busy, fine");
    await answer(backend, urls[0] ?? "");
    await act(() => vi.advanceTimersByTimeAsync(3_000));
    expect(screen.getByRole("status").textContent).toBe("by oauth2/authorizationCode, idle, fine");
    expect((await promise).id).toBe(connections()[0]?.id);
    expect(opened.closed).toBe(true);
  });

  it("a login finds a connection also where the window went at once after it (H9)", async () => {
    vi.useFakeTimers();
    const { opened, urls, openWindow } = createWindow();
    const { connect, backend } = open({ openWindow });
    const { promise } = connect({ kind: "oauth" });
    await act(() => vi.advanceTimersByTimeAsync(0));
    await answer(backend, urls[0] ?? "");
    opened.closed = true;
    await act(() => vi.advanceTimersByTimeAsync(500));
    await promise;
    expect(screen.getByRole("status").textContent).toBe("by oauth2/authorizationCode, idle, fine");
  });

  it("a login goes on over a look that fails, and ends with its error once the window is gone (H9)", async () => {
    vi.useFakeTimers();
    const { opened, openWindow } = createWindow();
    const { connect, backend } = open({ openWindow });
    const { outcome } = connect({ kind: "oauth" });
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    backend.faults.set([{ operations: ["listConnections"], effect: { kind: "status", status: 503 } }]);
    await act(() => vi.advanceTimersByTimeAsync(30_000));
    expect(screen.getByRole("status").textContent).toBe("none, busy, fine");
    opened.closed = true;
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    const error = await outcome;
    expect(isApiError(error) && error.status).toBe(503);
  });

  it("a login waits on a page that does not load until it is given up (H9)", async () => {
    const answer = vi.fn<() => "allow">();
    const { connect, backend, cancel, shows } = openAnswering({ answer });
    answer.mockImplementation(() => {
      backend.faults.set([{ times: 1, effect: { kind: "drop", when: "request" } }]);
      return "allow";
    });
    const { outcome } = connect({ kind: "oauth" });
    await waitFor(() => expect(answer).toHaveBeenCalledOnce());
    await shows("none, busy, fine");
    cancel();
    const error = await act(() => outcome);
    expect(isConnectError(error) && error.code).toBe("canceled");
  });

  it("a login listens to its own window and the service's origin alone (H20)", async () => {
    const { urls, openWindow } = createWindow();
    const { connect, shows, cancel } = open({ openWindow });
    const { outcome } = connect({ kind: "oauth" });
    await waitFor(() => expect(urls).toHaveLength(1));
    const frame = document.body.appendChild(document.createElement("iframe"));
    const failure = { eventType: "AUTHORIZATION_FAILED", data: { error: "forged" } };
    post(failure, { origin: "https://evil.example" });
    post(failure, { origin: apiOrigin, source: frame.contentWindow });
    for (const other of [null, "AUTHORIZATION_FAILED", { eventType: "OTHER" }, { eventType: {} }])
      post(other);
    await shows("none, busy, fine");
    post(failure);
    await shows("none, idle, the login failed: forged");
    expect(isConnectError(await outcome)).toBe(true);
    cancel();
    frame.remove();
  });

  it("a refusal of the service shows as its problem, and no window stays (H7)", async () => {
    const { opened, openWindow } = createWindow();
    const { connect, shows, backend } = open({ openWindow });
    backend.faults.set([{ operations: ["oauthConnect"], effect: { kind: "status", status: 429 } }]);
    const { outcome } = connect({ kind: "oauth" });
    const error = await act(() => outcome);
    expect(isApiError(error) && [error.status, error.retryable]).toEqual([429, true]);
    await shows(`none, idle, ${(error as Error).message}`);
    expect(opened.closed).toBe(true);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "", "//evil.example", '"https://quoted.example"'])(
    "a login takes its window to no such place as %j (H20)",
    async (url) => {
      const { opened, urls, openWindow } = createWindow();
      const { connect, answerNext } = open({ openWindow });
      answerNext(() => new Response(url));
      const { outcome } = connect({ kind: "oauth" });
      const error = await act(() => outcome);
      expect(isApiError(error)).toBe(true);
      expect([urls, opened.closed]).toEqual([[], true]);
    },
  );

  it("a second click on a login brings the window to the front (H9)", async () => {
    const { opened, openWindow } = createWindow();
    const { connect, cancel, sent } = open({ openWindow });
    const [first, second] = [1, 2].map(() => connect({ kind: "oauth" }));
    expect(second?.promise).toBe(first?.promise);
    expect(openWindow).toHaveBeenCalledOnce();
    expect(opened.focus).toHaveBeenCalledOnce();
    await waitFor(() => expect(sent).toHaveLength(1));
    cancel();
    await act(async () => first?.outcome);
  });

  it("a login given up by cancel closes the window and shows nothing as wrong (H9)", async () => {
    const { opened, openWindow, urls } = createWindow();
    const { connect, cancel, shows } = open({ openWindow });
    const { outcome } = connect({ kind: "oauth" });
    await waitFor(() => expect(urls).toHaveLength(1));
    await shows("none, busy, fine");
    cancel();
    await shows("none, idle, fine");
    const error = await outcome;
    expect(isConnectError(error) && error.code).toBe("canceled");
    expect(opened.closed).toBe(true);
    // And it can be started again.
    connect({ kind: "oauth" });
    expect(openWindow).toHaveBeenCalledTimes(2);
    cancel();
    await shows("none, idle, fine");
  });

  it("a login gives way to a call of another kind (H9)", async () => {
    const { opened, openWindow, urls } = createWindow();
    const { connect, shows, connections } = open({ openWindow });
    const { outcome } = connect({ kind: "oauth" });
    await waitFor(() => expect(urls).toHaveLength(1));
    const { promise } = connect({ kind: "apiKey", apiKey: secret });
    const error = await act(() => outcome);
    expect(isConnectError(error) && error.code).toBe("canceled");
    expect(opened.closed).toBe(true);
    await act(() => promise);
    await shows("by apiKey, idle, fine");
    expect(connections()).toHaveLength(1);
  });

  it("a login goes on when its component is gone (H9)", async () => {
    const { urls, openWindow } = createWindow();
    const { connect, rerender, ui, backend, shows } = open({ openWindow });
    const onSuccess = vi.fn();
    const { promise } = connect({ kind: "oauth", onSuccess });
    await waitFor(() => expect(urls).toHaveLength(1));
    rerender(ui("acme", false));
    await answer(backend, urls[0] ?? "");
    post({ eventType: "AUTHORIZATION_SUCCEEDED", data: {} });
    expect(await promise).toMatchObject({ group: { groupRef: "acme" } });
    expect(onSuccess).toHaveBeenCalledOnce();
    rerender(ui());
    await shows("by oauth2/authorizationCode, idle, fine");
  });

  it("a login belongs to the tenant it was started for, whoever is shown when it ends (H14)", async () => {
    const windows = [createWindow(), createWindow()];
    const openWindow = vi.fn(() => windows[openWindow.mock.calls.length - 1]?.opened ?? null);
    const { connect, rerender, ui, backend, shows, connections } = open({ openWindow });
    const acme = connect({ kind: "oauth" });
    await waitFor(() => expect(windows[0]?.urls).toHaveLength(1));
    rerender(ui("globex"));
    await shows("none, idle, fine");
    const globex = connect({ kind: "oauth" });
    await waitFor(() => expect(windows[1]?.urls).toHaveLength(1));

    await answer(backend, windows[0]?.urls[0] ?? "");
    const [connection] = connections("acme");
    post({ eventType: "AUTHORIZATION_SUCCEEDED", data: { connection: connection?.id } });
    expect((await act(() => acme.promise)).id).toBe(connection?.id);
    await shows("none, busy, fine");
    expect(connections("globex")).toEqual([]);

    await answer(backend, windows[1]?.urls[0] ?? "");
    post({ eventType: "AUTHORIZATION_SUCCEEDED", data: {} });
    expect((await act(() => globex.promise)).group.groupRef).toBe("globex");
    await shows("by oauth2/authorizationCode, idle, fine");
    rerender(ui("acme"));
    await shows("by oauth2/authorizationCode, idle, fine");
  });

  it("a login of a connected group waits until that is renewed, also without the window's message (H9)", async () => {
    vi.useFakeTimers();
    const { urls, openWindow } = createWindow();
    const { connect, backend, connections } = open({ openWindow });
    backend.seed({
      connections: [{ id: "old", provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
    });
    const { promise } = connect({ kind: "oauth" });
    await act(() => vi.advanceTimersByTimeAsync(30_000));
    expect(screen.getByRole("status").textContent).toContain(", busy, fine");
    await answer(backend, urls[0] ?? "");
    await act(() => vi.advanceTimersByTimeAsync(3_000));
    expect((await promise).id).toBe("old");
    expect(connections().map(({ id }) => id)).toEqual(["old"]);
  });

  it("a login of a group that is connected already gives the new connection (H9)", async () => {
    const { connect, backend, connections, shows } = openAnswering();
    backend.seed({
      connections: [
        { id: "old", provider: "salesforce", groupRef: "acme", consumerRef: "jane", authScheme: "apiKey" },
      ],
    });
    await shows("by apiKey, idle, fine");
    const { promise } = connect({ kind: "oauth" });
    expect((await act(() => promise)).id).toBe(connections()[1]?.id);
    expect(connections()[0]?.id).toBe("old");
    await shows("by oauth2/authorizationCode, idle, fine");
  });

  it("new credentials of a connected group show the new connection, and go on doing so (H9)", async () => {
    const { connect, backend, connections, shows, queryClient } = open();
    backend.seed({ connections: [{ id: "old", ...who, authScheme: "basic" }] });
    await shows("by basic, idle, fine");
    const { promise } = connect({ kind: "apiKey", apiKey: secret });
    expect((await act(() => promise)).id).toBe(connections()[1]?.id);
    await shows("by apiKey, idle, fine");
    await act(() => queryClient.invalidateQueries());
    await shows("by apiKey, idle, fine");
  });
});

describe("useConnect: a provider's own login of several steps", () => {
  const customOpts = { multiStep: true, inputs: [{ name: "password", displayName: "Password" }] };
  const providers = { salesforce: { authType: "custom", customOpts } } as const;
  const params = {
    kind: "customSteps",
    customAuth: { password: secret },
    metadata: { workspace: "acme-corp" },
  } as const;

  it("a login of several steps goes on with what its window told, until there is a connection (I6)", async () => {
    const { connect, shows, sent, connections } = openAnswering({}, { providers });
    await shows("none, idle, fine");
    const { promise } = connect(params);
    await shows("by none, idle, fine");
    const [connection] = connections();
    expect((await promise).id).toBe(connection?.id);
    expect(connection?.providerMetadata).toEqual({ workspace: { value: "acme-corp", source: "input" } });
    const path = "/v1/custom-auth/connect";
    expect(sent.filter((request) => request.path === path).map(({ body }) => body)).toEqual([
      {
        projectIdOrName: "mock-project",
        ...who,
        customAuth: { password: secret },
        providerMetadata: { workspace: { value: "acme-corp", source: "input" } },
      },
      {
        projectIdOrName: "mock-project",
        sessionId: expect.any(String),
        callbackParams: { code: expect.any(String) },
      },
    ]);
  });

  it("a login of several steps ends with the service's refusal where access was denied (H9)", async () => {
    const { connect, connections } = openAnswering({ answer: "deny" }, { providers });
    const { outcome } = connect(params);
    const error = await act(() => outcome);
    expect(isApiError(error) && [error.status, error.problem.detail]).toEqual([
      400,
      "salesforce refused access",
    ]);
    expect(connections()).toEqual([]);
  });

  it("an error repeats no input that a server quotes, and no window stays (H6)", async () => {
    const { opened, openWindow } = createWindow();
    const { connect, answerNext } = open({ openWindow }, { providers });
    answerNext(() => new Response(JSON.stringify({ detail: `wrong: ${secret}` }), { status: 400 }));
    const { outcome } = connect(params);
    const error = await act(() => outcome);
    expect(isApiError(error) && error.problem.detail).toBe("wrong: [redacted]");
    expect(opened.closed).toBe(true);
  });

  it.each([
    {},
    { redirect: {} },
    { redirect: { url: "javascript:alert(1)", sessionId: "s" } },
    { redirect: { url: "https://login.example" } },
    { connection: {} },
  ])("a login of several steps goes nowhere with an answer such as %j (H20)", async (answered) => {
    const { opened, urls, openWindow } = createWindow();
    const { connect, answerNext } = open({ openWindow }, { providers });
    answerNext(() => new Response(JSON.stringify(answered)));
    const { outcome } = connect(params);
    expect(isApiError(await act(() => outcome))).toBe(true);
    expect([urls, opened.closed]).toEqual([[], true]);
  });
});

describe("useProvider", () => {
  it("useProvider tells how customers connect and what they have to be asked for (H3)", async () => {
    const { backend, queryClient } = open();
    function Provider() {
      const { provider } = useProvider();
      const asked = provider?.metadata?.input?.map(({ name }) => name).join(", ") ?? "";
      return <p>{provider ? `${provider.authType} ${asked}` : "asking"}</p>;
    }
    render(
      <AmpersandProvider
        options={{ project: "mock-project", apiKey: "k", fetch: backend.fetch, queryClient }}
      >
        <InstallationProvider {...tenant}>
          <Provider />
        </InstallationProvider>
      </AmpersandProvider>,
    );
    expect(await screen.findByText("oauth2 workspace")).toBeTruthy();
  });
});
