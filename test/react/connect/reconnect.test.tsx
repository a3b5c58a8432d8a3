import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createLoginWindows, createMockBackend, type SeedData } from "../../../mock-server/index.js";
import {
  isApiError,
  isConnectError,
  isUsageError,
  useConnect,
  useConnection,
  useInstallation,
  useManifest,
  useSwitchConnection,
  useWriteRecords,
  type ConfigContent,
  type ConnectParams,
  type LoginWindow,
} from "../../../src/index.js";
import { recordRequests } from "../../support/recording-backend.js";
import { renderWithBackend, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const content: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};
const { integration, groupRef, consumerRef } = tenant;
const who = { provider: "salesforce", groupRef, consumerRef };
type Seeded = NonNullable<SeedData["connections"]>[number];
const broken: Seeded = { id: "broken", ...who, status: "bad_credentials" };

/** A group whose installation stands on the first of `connections`. */
function open(connections: Seeded[], { isInstalled = true, answer = "allow" as "allow" | "deny" } = {}) {
  const recording = recordRequests(createMockBackend({ manifest: salesforceManifest }));
  const { backend } = recording;
  backend.seed({
    connections: connections.slice(0, 1),
    installations: isInstalled ? [{ integration, groupRef, content }] : [],
  });
  backend.seed({ connections: connections.slice(1) });
  const openWindow = vi.fn<() => LoginWindow>(createLoginWindows(backend, { answer }));
  function useScreen() {
    const connect = useConnect({ openWindow });
    return { connect, connection: useConnection(), moving: useSwitchConnection(), ...useInstallation() };
  }
  let view!: ReturnType<typeof useScreen>; // Set by the first render.
  function Screen() {
    view = useScreen();
    const { connection, health, isSuccess } = view.connection;
    return <output>{isSuccess ? `${connection?.id ?? "none"} ${health ?? "unknown"}` : "…"}</output>;
  }
  renderWithBackend(<Screen />, { backend });
  return {
    ...recording,
    view: () => view,
    connect: (params: ConnectParams) => act(() => view.connect.connect(params)),
    /** Connects where that must fail; resolves to the error. */
    refused: (params: ConnectParams) =>
      act(() => view.connect.connect(params).then(String, (error: unknown) => error)),
    ids: () => backend.snapshot().connections.map(({ id }) => id),
    used: () => backend.snapshot().installations[0]?.connection.id,
  };
}

const shows = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));

describe("useConnect, where the group has a connection", () => {
  it("signing in again heals the broken one, and the installation on it works again (H9)", async () => {
    const { connect, ids, used, sent, view } = open([broken]);
    await shows("broken unhealthy");
    expect(view().installation?.healthStatus).toBe("unhealthy");
    expect((await connect({ kind: "oauth" })).id).toBe("broken");
    await shows("broken healthy");
    await waitFor(() => expect(view().installation?.healthStatus).toBe("healthy"));
    expect([ids(), used()]).toEqual([["broken"], "broken"]);
    expect(sent.map(({ method, path }) => `${method} ${path.replace(/^.*projects\/[^/]+/, "")}`)).toContain(
      "PATCH /connections/broken:oauth-update",
    );
  });

  it.each<[string, Seeded["authScheme"], ConnectParams, object]>([
    ["an API key", "apiKey", { kind: "apiKey", apiKey: "new-key" }, { apiKey: "new-key" }],
    [
      "a password",
      "basic",
      { kind: "basic", username: "jane", password: "new-password" },
      { basicAuth: { username: "jane", password: "new-password" } },
    ],
    [
      "a client's secret",
      "oauth2/clientCredentials",
      { kind: "clientCredentials", clientId: "id", clientSecret: "new-secret" },
      { oauth2ClientCredentials: { clientId: "id", clientSecret: "new-secret" } },
    ],
  ])("%s heals a connection of its kind in place (H9)", async (_what, authScheme, params, connection) => {
    const { connect, ids, sent } = open([{ ...broken, ...(authScheme && { authScheme }) }]);
    await shows("broken unhealthy");
    await connect(params);
    await shows("broken healthy");
    expect(ids()).toEqual(["broken"]);
    expect(sent.map(({ body }) => body)).toEqual([{ updateMask: Object.keys(connection), connection }]);
  });

  it("what the customer types besides goes with it, where it is new (H9)", async () => {
    const workspace = { workspace: { value: "old-corp", source: "input" as const } };
    const { connect, sent, backend } = open([
      { ...broken, authScheme: "apiKey", providerWorkspaceRef: "old-corp", providerMetadata: workspace },
    ]);
    await shows("broken unhealthy");
    await connect({ kind: "apiKey", apiKey: "k", metadata: { workspace: "old-corp" } });
    expect(sent.at(-1)?.body).toMatchObject({ updateMask: ["apiKey"] });
    await connect({ kind: "apiKey", apiKey: "k", metadata: { workspace: "new-corp" } });
    const [connection] = backend.snapshot().connections;
    expect(connection?.providerWorkspaceRef).toBe("new-corp");
    expect(connection?.providerMetadata?.["workspace"]?.value).toBe("new-corp");
  });

  it("credentials of another kind make a new one, and the installation is moved to it (H9)", async () => {
    const { connect, ids, used } = open([{ ...broken, authScheme: "basic" }]);
    await shows("broken unhealthy");
    const { id } = await connect({ kind: "apiKey", apiKey: "new-key" });
    await shows(`${id} healthy`);
    expect([ids(), used()]).toEqual([["broken", id], id]);
  });

  it("a second one is made by name, and the installation keeps its own (H9)", async () => {
    const { connect, ids, used, view } = open([{ ...broken, status: "working" }]);
    await shows("broken healthy");
    const { id } = await connect({ kind: "oauth", addConnection: true });
    await waitFor(() =>
      expect(view().connection.connections?.map((each) => each.id)).toEqual([id, "broken"]),
    );
    expect([ids(), used()]).toEqual([["broken", id], "broken"]);
    await shows("broken healthy");
  });

  it("the connection that the installation uses is healed, not the newest (H9)", async () => {
    const { connect, used } = open([broken, { ...broken, id: "newer", status: "working" }]);
    await shows("broken unhealthy");
    expect((await connect({ kind: "oauth" })).id).toBe("broken");
    await shows("broken healthy");
    expect(used()).toBe("broken");
  });

  it("one that is named is healed, and the installation is not moved (H9)", async () => {
    const { connect, refused, used, backend } = open([
      { ...broken, status: "working" },
      { ...broken, id: "other" },
    ]);
    await shows("broken healthy");
    expect((await connect({ kind: "oauth", connectionId: "other" })).id).toBe("other");
    expect(used()).toBe("broken");
    expect(backend.snapshot().connections.map(({ status }) => status)).not.toContain("bad_credentials");
    const rejected = await refused({ kind: "oauth", connectionId: "unknown" });
    expect(isUsageError(rejected)).toBe(true);
    expect(String(rejected)).toContain('no connection "unknown"');
  });

  it("where nothing is installed the newest is healed (H9)", async () => {
    const { connect } = open([{ ...broken, id: "older" }, broken], { isInstalled: false });
    await shows("broken unhealthy");
    expect((await connect({ kind: "oauth" })).id).toBe("broken");
    await shows("broken healthy");
  });

  it("one that somebody else deleted meanwhile is made anew (H9)", async () => {
    const { connect, backend } = open([broken], { isInstalled: false });
    await shows("broken unhealthy");
    await backend.fetch(`${backend.baseUrl}/projects/${backend.project.id}/connections/broken`, {
      method: "DELETE",
      headers: { "X-Api-Key": "other" },
    });
    const { id } = await connect({ kind: "oauth" });
    expect(id).not.toBe("broken");
    await shows(`${id} healthy`);
  });

  it("a login that is denied leaves it as it is (H9)", async () => {
    const { refused, ids, used } = open([broken], { answer: "deny" });
    await shows("broken unhealthy");
    const rejected = await refused({ kind: "oauth" });
    expect(isConnectError(rejected) && rejected.code).toBe("denied");
    await shows("broken unhealthy");
    expect([ids(), used()]).toEqual([["broken"], "broken"]);
  });
});

describe("the mock's scenario of a connection with bad credentials", () => {
  it.each<[string, ConnectParams]>([
    ["signing in again", { kind: "oauth" }],
    ["signing in again with what the customer typed", { kind: "oauth", metadata: { workspace: "acme-eu" } }],
  ])(
    "a connection with bad credentials is healed by %s, and writes arrive again (H9)",
    async (_how, params) => {
      const backend = createMockBackend({ manifest: salesforceManifest });
      backend.useScenario("connection-bad-credentials", tenant);
      const openWindow = createLoginWindows(backend, { answer: "allow" });
      let view!: { connecting: ReturnType<typeof useConnect>; writing: ReturnType<typeof useWriteRecords> }; // Set by the first render.
      function Screen() {
        view = { connecting: useConnect({ openWindow }), writing: useWriteRecords() };
        const { health } = useConnection();
        const { installation } = useInstallation();
        const { data } = useManifest();
        return (
          <output>{`${health ?? "…"} ${installation?.healthStatus ?? "…"} ${data ? "fields" : "none"}`}</output>
        );
      }
      renderWithBackend(<Screen />, { backend });
      await shows("unhealthy unhealthy none");
      const write = () =>
        act(() =>
          view.writing
            .writeRecords({ objectName: "contact", type: "create", record: { LastName: "Lee" } })
            .then(
              (answer) => "result" in answer && answer.result?.success === true,
              () => false,
            ),
        );
      const before = backend.snapshot();
      expect(await write()).toBe(false);
      await act(() => view.connecting.connect(params));
      await shows("healthy healthy fields");
      expect(await write()).toBe(true);
      const after = backend.snapshot();
      expect(after.connections.map(({ id }) => id)).toEqual(before.connections.map(({ id }) => id));
      expect(after.installations[0]?.connection.id).toBe(before.installations[0]?.connection.id);
    },
  );
});

describe("useSwitchConnection", () => {
  it("moves the installation to another connection, and its config stays (H9)", async () => {
    const { view, used, backend, sent } = open([broken, { ...broken, id: "newer", status: "working" }]);
    await shows("broken unhealthy");
    await act(() => view().moving.switchConnection({ connectionId: "newer" }));
    await shows("newer healthy");
    expect(used()).toBe("newer");
    expect(backend.snapshot().installations[0]?.config.content).toEqual(content);
    expect(sent.map(({ body }) => body)).toEqual([
      { updateMask: ["connectionId"], installation: { connectionId: "newer" } },
    ]);
    expect(view().moving).toMatchObject({ status: "success", error: null });
  });

  it("shows what the server refuses, until reset (H10)", async () => {
    const { view, used } = open([broken]);
    await shows("broken unhealthy");
    await act(() =>
      view()
        .moving.switchConnection({ connectionId: "of-nobody" })
        .catch(() => undefined),
    );
    expect(view().moving).toMatchObject({ status: "error", isPending: false });
    expect(isApiError(view().moving.error) && view().moving.errorMsg).toContain("of-nobody");
    act(() => view().moving.reset());
    expect(view().moving).toMatchObject({ status: "idle", isIdle: true, error: null, errorMsg: null });
    expect(used()).toBe("broken");
  });
});
