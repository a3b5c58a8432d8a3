import { QueryClient, type DefaultOptions } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMockBackend, type MockBackend } from "../../../mock-server/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import {
  AmpersandProvider,
  InstallationProvider,
  useConnection,
  useInstallation,
  useIntegrations,
  useIsIntegrationInstalled,
  useIssues,
  useLocalConfig,
  useManifest,
  useOperation,
  useOperations,
  useProvider,
  useSaveInstallation,
  useSavePlan,
  useWritePreview,
  type AmpersandProviderOptions,
} from "../../../src/index.js";
import { tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

type Fetch = typeof globalThis.fetch;

function openBackend(manifest: Manifest = salesforceManifest): MockBackend {
  const backend = createMockBackend({ manifest });
  const { integration, groupRef, consumerRef } = tenant;
  backend.seed({
    connections: [{ groupRef, consumerRef, provider: "salesforce" }],
    installations: [
      {
        integration,
        groupRef,
        content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
      },
    ],
  });
  return backend;
}

/** A fetch that notes what was asked, and answers by whatever `answer` is at the time. */
function recordingFetch(backend: MockBackend) {
  const asked: string[] = [];
  const recording: { asked: string[]; answer: Fetch; fetch: Fetch } = {
    asked,
    answer: backend.fetch as Fetch,
    fetch: (input, init) => {
      asked.push(
        `${init?.method ?? "GET"} ${new URL(String(input)).pathname.replace(/^.*\/projects\/[^/]+/, "")}`,
      );
      return recording.answer(input, init);
    },
  };
  return recording;
}

const dead: Fetch = () => Promise.reject(new TypeError("fetch failed"));

/** What each hook that loads says, and a screen that shows it. */
let told: Record<string, { isPending: boolean; isSuccess: boolean; isError: boolean; error: Error | null }> =
  {};
let refetches: (() => Promise<unknown>)[] = [];

function Everything() {
  const hooks = {
    installation: useInstallation(),
    connection: useConnection(),
    manifest: useManifest(),
    provider: useProvider(),
    installed: useIsIntegrationInstalled(tenant.integration, tenant.groupRef),
  };
  useIssues();
  useSavePlan();
  useWritePreview("contact", { type: "create", record: {} });
  useLocalConfig().get();
  told = hooks;
  refetches = Object.values(hooks).map(({ refetch }) => refetch);
  return (
    <output>
      {Object.values(hooks)
        .map(({ isSuccess, error }) => error?.name ?? String(isSuccess))
        .join(" ")}
    </output>
  );
}

function app(
  children: ReactNode,
  {
    fetch,
    queryClient,
    ...options
  }: { fetch: Fetch; queryClient: QueryClient } & Partial<AmpersandProviderOptions>,
) {
  return (
    <AmpersandProvider
      options={{ project: "mock-project", apiKey: "test-key", fetch, queryClient, ...options }}
    >
      <InstallationProvider {...tenant}>{children}</InstallationProvider>
    </AmpersandProvider>
  );
}

const untilShown = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));
const allLoaded = "true true true true true";
const withoutRetries = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

describe("a first screen", () => {
  it("asks for each resource once, however many components read it and whenever they mount (H11)", async () => {
    const recording = recordingFetch(openBackend());
    const queryClient = new QueryClient();
    const screenOf = (count: number) =>
      app(
        Array.from({ length: count }, (_, index) => (
          <div key={index}>{index === 0 ? <Everything /> : <Hidden />}</div>
        )),
        { fetch: recording.fetch, queryClient },
      );
    function Hidden() {
      useManifest();
      useConnection();
      useProvider();
      useIssues("/write");
      useInstallation();
      return null;
    }
    const { rerender } = render(screenOf(3));
    await untilShown(allLoaded);
    rerender(screenOf(9));
    await act(() => Promise.resolve());
    expect(recording.asked.map((asked) => asked.replace(/\w{8}-[\w-]{27}/g, "<id>")).sort()).toEqual([
      "GET /connections",
      "GET /integrations/<id>/installations",
      "GET /integrations/<id>/revisions/<id>:hydrate",
      "GET /integrations/write-to-salesforce",
      "GET /v1/providers/salesforce",
    ]);
  });

  function Lists() {
    const [integrations, operations, config] = [useIntegrations(), useOperations(), useLocalConfig()];
    return <b>{integrations.isSuccess && operations.isSuccess && config.isSuccess && "listed"}</b>;
  }
  const everythingAndLists = (
    <>
      <Everything />
      <Lists />
    </>
  );

  const ofApps: readonly [string, DefaultOptions["queries"]][] = [
    ["enabled", { enabled: false }],
    ["notifyOnChangeProps", { notifyOnChangeProps: [] }],
    ["one notifyOnChangeProps", { notifyOnChangeProps: ["isFetching"] }],
    ["gcTime and staleTime", { gcTime: 0, staleTime: 0 }],
    ["structuralSharing", { structuralSharing: false }],
    ["a function for structuralSharing", { structuralSharing: () => null }],
    ["select", { select: () => null } as object],
    ["initialData", { initialData: null } as object],
    ["a list for initialData", { initialData: [] } as object],
    ["placeholderData", { placeholderData: [] } as object],
    ["queryKeyHashFn", { queryKeyHashFn: (key) => `app:${JSON.stringify(key)}` }],
    ["queryFn", { queryFn: () => null } as object],
  ];
  const all = { queries: { retry: false } };
  it.each(ofApps)(
    "a first screen is shown whatever the app has set for its own queries: %s (H10)",
    async (_, queries) => {
      const { fetch } = recordingFetch(openBackend());
      const queryClient = new QueryClient({ defaultOptions: { queries: queries ?? {} } });
      render(app(everythingAndLists, { fetch, queryClient }));
      await untilShown(allLoaded);
      await screen.findByText("listed");
    },
  );

  it.each(ofApps)(
    "a first screen is shown whatever the app has set for queries of the kit's key: %s (H10)",
    async (_, queries) => {
      const { fetch } = recordingFetch(openBackend());
      const queryClient = new QueryClient({ defaultOptions: all });
      queryClient.setQueryDefaults(["headless-write-kit"], queries ?? {});
      render(app(everythingAndLists, { fetch, queryClient }));
      await untilShown(allLoaded);
      await screen.findByText("listed");
    },
  );

  it("useLocalConfig tells that nothing is installed where the app hashes query keys itself (H10)", async () => {
    const queryClient = new QueryClient({
      defaultOptions: { queries: { queryKeyHashFn: (key) => `app:${JSON.stringify(key)}` } },
    });
    function Installed() {
      return <output>{String(useLocalConfig().isInstalled)}</output>;
    }
    const { fetch } = createMockBackend({ manifest: salesforceManifest });
    render(app(<Installed />, { fetch: fetch as Fetch, queryClient }));
    await untilShown("false");
  });

  it.each([
    ["null", null],
    ["a list", []],
    ["a text", "text"],
  ])("a screen stands where the app sets the data of all queries to %s (H10)", async (_, data) => {
    const { fetch } = recordingFetch(openBackend());
    const queryClient = new QueryClient({ defaultOptions: all });
    const setAll = () => {
      act(() => {
        queryClient.setQueriesData({}, data);
      });
    };
    render(app(everythingAndLists, { fetch, queryClient }));
    // Before anything is loaded, and again once all is.
    setAll();
    await untilShown(allLoaded);
    await screen.findByText("listed");
    setAll();
    await act(() => Promise.all(refetches.map((refetch) => refetch())));
    await untilShown(allLoaded);
    expect(Object.values(told).map(({ error }) => error)).toEqual([null, null, null, null, null]);
  });

  it("asks again at once where the app says that nothing stays fresh (H10)", async () => {
    const recording = recordingFetch(openBackend());
    const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 0 } } });
    const { rerender } = render(app(<Everything />, { fetch: recording.fetch, queryClient }));
    await untilShown(allLoaded);
    const before = recording.asked.length;
    rerender(
      app(
        <>
          <Everything key="again" />
        </>,
        { fetch: recording.fetch, queryClient },
      ),
    );
    await waitFor(() => expect(recording.asked.length).toBeGreaterThan(before));
  });
});

describe("a server that cannot be reached", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function requestsUntilTold(
    queryClient: QueryClient,
    answer: Fetch,
    { screen = <Everything />, ...options }: Partial<AmpersandProviderOptions> & { screen?: ReactNode } = {},
  ) {
    const recording = recordingFetch(openBackend());
    recording.answer = answer;
    render(app(screen, { fetch: recording.fetch, queryClient, ...options }));
    const started = Date.now();
    const isTold = () => Object.values(told).every(({ isError }) => isError);
    for (let step = 0; step < 2_000 && !isTold(); step += 1)
      await act(() => vi.advanceTimersByTimeAsync(100));
    expect(isTold()).toBe(true);
    return { requests: recording.asked.length, ms: Date.now() - started };
  }

  it("a server that cannot be reached is told after the attempts of one query, with TanStack Query's defaults (H10)", async () => {
    const { requests, ms } = await requestsUntilTold(new QueryClient(), dead);
    expect(requests).toBe(4);
    // 1, 2 and 4 seconds between them.
    expect(ms).toBeLessThan(7_500);
  });

  it.each<[string, Fetch, number]>([
    ["a server that cannot be reached", dead, 4],
    [
      "a server of which only the installations fail",
      (input, init) =>
        String(input).includes("/installations")
          ? Promise.resolve(new Response("", { status: 503 }))
          : (openBackend().fetch as Fetch)(input, init),
      1 + 4,
    ],
  ])(
    "%s is told after one query's attempts by a list that waits for others, too (H10)",
    async (_name, answer, requests) => {
      function Operations() {
        const operations = useOperations();
        told = { operations };
        return null;
      }
      const counted = await requestsUntilTold(new QueryClient(), answer, { screen: <Operations /> });
      expect(counted.requests).toBe(requests);
    },
  );

  it("a server that cannot be reached is told after one request where the app asks for no retries (H10)", async () => {
    expect((await requestsUntilTold(withoutRetries(), dead)).requests).toBe(1);
  });

  it.each([
    ["a number", 1],
    ["a function", (failures: number) => failures < 1],
  ])("a server that cannot be reached is tried again as the app says, by %s (H10)", async (_name, retry) => {
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry, retryDelay: 10 } } });
    const { requests, ms } = await requestsUntilTold(queryClient, dead);
    expect(requests).toBe(2);
    expect(ms).toBeLessThan(1_000);
  });

  describe("that is busy and says when to come back (RFC 9110)", () => {
    /** The times, in ms since the first, at which an integration is asked for while a busy server asks to wait. */
    async function timesOfTries(retryAfterSeconds: number, withinMs: number): Promise<number[]> {
      const backend = openBackend();
      backend.faults.set([{ times: 1, effect: { kind: "status", status: 503, retryAfterSeconds } }]);
      const times: number[] = [];
      const fetch: Fetch = (input, init) => {
        if (String(input).includes(`/integrations/${tenant.integration}`)) times.push(Date.now());
        return backend.fetch(input as string, init);
      };
      function Installed() {
        const { isSuccess, error } = useIsIntegrationInstalled(tenant.integration, tenant.groupRef);
        return <output>{error?.name ?? String(isSuccess)}</output>;
      }
      const options = { project: "mock-project", apiKey: "test-key", fetch };
      render(
        <AmpersandProvider options={options}>
          <Installed />
        </AmpersandProvider>,
      );
      await act(() => vi.advanceTimersByTimeAsync(withinMs));
      return times.map((ms) => ms - (times[0] ?? NaN));
    }

    it("a busy server is tried again after as long as it says, and no sooner (H10)", async () => {
      const times = await timesOfTries(8, 10_000);
      expect(times.slice(0, 2)).toEqual([0, 8_000]);
      expect(screen.getByRole("status").textContent).toBe("true");
    });

    it("a busy server is told at once where it asks for longer than a screen can wait (H10)", async () => {
      expect(await timesOfTries(31, 120_000)).toEqual([0]);
      expect(screen.getByRole("status").textContent).toBe("ApiError");
    });
  });

  it("a server that hangs is told within the time-out that the provider takes (H10)", async () => {
    const hang: Fetch = () => new Promise(() => undefined);
    const { requests, ms } = await requestsUntilTold(withoutRetries(), hang, { timeoutMs: 2_000 });
    expect(requests).toBe(1);
    expect(ms).toBeLessThan(2_500);
    expect(told["installation"]?.error?.name).toBe("TimeoutError");
  });

  it("a server that cannot be reached is not asked on by the screen that shows the failure (H10)", async () => {
    function Failed() {
      useInstallation();
      useManifest();
      return <p>failed</p>;
    }
    function Switching() {
      const { isError } = useInstallation();
      return isError ? <Failed /> : <p>loading</p>;
    }
    const recording = recordingFetch(openBackend());
    recording.answer = dead;
    render(app(<Switching />, { fetch: recording.fetch, queryClient: withoutRetries() }));
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(screen.getByText("failed")).toBeDefined();
    const asked = recording.asked.length;
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(recording.asked.length).toBe(asked);
    expect(asked).toBeLessThanOrEqual(3);
  });

  it("a server that cannot be reached is asked again by refetch of any hook, and then everything is shown (H10)", async () => {
    const backend = openBackend();
    const recording = recordingFetch(backend);
    recording.answer = dead;
    render(app(<Everything />, { fetch: recording.fetch, queryClient: withoutRetries() }));
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    recording.answer = backend.fetch as Fetch;
    await act(async () => {
      const asked = refetches.map((refetch) => refetch());
      await vi.advanceTimersByTimeAsync(1_000);
      await Promise.all(asked);
    });
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(screen.getByRole("status").textContent).toBe(allLoaded);
  });
});

describe("a later failure", () => {
  it("a later failure is told by every hook, and takes nothing away that was loaded (H10)", async () => {
    const backend = openBackend();
    const recording = recordingFetch(backend);
    const queryClient = withoutRetries();
    render(app(<Everything />, { fetch: recording.fetch, queryClient }));
    await untilShown(allLoaded);
    expect(Object.values(told).every(({ error }) => error === null)).toBe(true);

    recording.answer = dead;
    await act(() => queryClient.refetchQueries());
    await waitFor(() => expect(Object.values(told).every(({ isError }) => isError)).toBe(true));
    for (const [name, hook] of Object.entries(told)) {
      expect([name, hook.isSuccess, hook.isError, hook.isPending, hook.error?.name]).toEqual([
        name,
        true,
        true,
        false,
        "NetworkError",
      ]);
    }
    recording.answer = backend.fetch as Fetch;
    await act(async () => {
      await Promise.all(refetches.map((refetch) => refetch()));
    });
    await untilShown(allLoaded);
    expect(Object.values(told).every(({ isError, error }) => !isError && error === null)).toBe(true);
  });
});

describe("a cache that is emptied under a mounted screen", () => {
  it("a cache emptied under a mounted screen is filled again, and draft and hooks agree (H10)", async () => {
    const backend = openBackend();
    const recording = recordingFetch(backend);
    const queryClient = withoutRetries();
    let view: { draft: unknown; installation: unknown } = { draft: undefined, installation: undefined };
    function Both() {
      const { installation } = useInstallation();
      view = { draft: useLocalConfig().get(), installation: installation?.config.content };
      return <Everything />;
    }
    render(app(<Both />, { fetch: recording.fetch, queryClient }));
    await untilShown(allLoaded);
    const { project, installations } = backend.snapshot();
    const [installation] = installations;
    await backend.fetch(
      `${backend.baseUrl}/projects/${project.id}/integrations/${installation?.integrationId ?? ""}/installations/${installation?.id ?? ""}`,
      {
        method: "PATCH",
        headers: { "X-Api-Key": "other", "Content-Type": "application/json" },
        body: JSON.stringify({
          updateMask: ["config.content.proxy.enabled"],
          installation: { config: { content: { provider: "salesforce", proxy: { enabled: true } } } },
        }),
      },
    );
    act(() => {
      queryClient.clear();
    });
    await waitFor(() => expect(view.installation).toHaveProperty("proxy", { enabled: true }));
    expect(view.draft).toEqual(view.installation);
    await untilShown(allLoaded);
  });
});

describe("a cache that the app empties in another way", () => {
  const ways: [string, (queryClient: QueryClient) => unknown][] = [
    ["clear, twice", (queryClient) => (queryClient.clear(), queryClient.clear())],
    ["removeQueries", (queryClient) => queryClient.removeQueries()],
    ["resetQueries", (queryClient) => queryClient.resetQueries()],
    ["clear of the cache of queries alone", (queryClient) => queryClient.getQueryCache().clear()],
    [
      "clear, and again in the next moment",
      (queryClient) => (queryClient.clear(), void Promise.resolve().then(() => queryClient.clear())),
    ],
    [
      "clear while everything is asked for again",
      (queryClient) => (void queryClient.refetchQueries(), queryClient.clear()),
    ],
  ];

  it.each(ways)(
    "a cache that the app empties is filled by one load, and what was typed stays: %s (H10)",
    async (_name, empty) => {
      const backend = openBackend();
      const recording = recordingFetch(backend);
      const queryClient = withoutRetries();
      let config!: ReturnType<typeof useLocalConfig>; // Set by the first render.
      function Both() {
        config = useLocalConfig();
        return <Everything />;
      }
      render(app(<Both />, { fetch: recording.fetch, queryClient }));
      await untilShown(allLoaded);
      act(() => config.writeObject("contact").setEnableDeletion());
      const asked = recording.asked.length;
      await act(async () => {
        empty(queryClient);
        await Promise.resolve();
      });
      await untilShown(allLoaded);
      await act(() => Promise.resolve());
      expect(queryClient.isFetching()).toBe(0);
      expect(config.writeObject("contact").getDeletionEnabled()).toBe(true);
      expect(config.isInstalled).toBe(true);
      expect(config.get().provider).toBe("salesforce");
      // Those under way when it was emptied are given up, and asked for once more.
      expect(recording.asked.length - asked).toBeLessThanOrEqual(2 * new Set(recording.asked).size);
    },
  );

  it("a cache emptied while the first load is under way ends loaded, too (H10)", async () => {
    const queryClient = withoutRetries();
    render(app(<Everything />, { fetch: recordingFetch(openBackend()).fetch, queryClient }));
    act(() => {
      queryClient.clear();
    });
    await untilShown(allLoaded);
  });

  it("a cache emptied while a save is under way ends with what was saved (H10)", async () => {
    const backend = openBackend();
    const queryClient = withoutRetries();
    let view!: {
      config: ReturnType<typeof useLocalConfig>;
      save: ReturnType<typeof useSaveInstallation>["save"];
    }; // Set by the first render.
    function Both() {
      view = { config: useLocalConfig(), save: useSaveInstallation().save };
      return <Everything />;
    }
    render(app(<Both />, { fetch: recordingFetch(backend).fetch, queryClient }));
    await untilShown(allLoaded);
    act(() => view.config.writeObject("contact").setEnableDeletion());
    await act(async () => {
      const saving = view.save();
      queryClient.clear();
      await saving;
    });
    await untilShown(allLoaded);
    const contact = { objectName: "contact", deletionSettings: { enabled: true } };
    expect(view.config.get().write?.objects?.["contact"]).toEqual(contact);
    expect(backend.snapshot().installations[0]?.config.content.write?.objects?.["contact"]).toEqual(contact);
  });
});

describe("a name that is not known yet", () => {
  it.each([
    [undefined, tenant.groupRef],
    [tenant.integration, undefined],
    ["", tenant.groupRef],
    [tenant.integration, ""],
    ["  ", tenant.groupRef],
    [tenant.integration, "\t"],
    [null as unknown as string, tenant.groupRef],
    [tenant.integration, 0 as unknown as string],
  ])(
    "useIsIntegrationInstalled(%j, %j) stays pending and asks nothing (H14)",
    async (integration, groupRef) => {
      const recording = recordingFetch(openBackend());
      let result: ReturnType<typeof useIsIntegrationInstalled> | undefined;
      function Badge() {
        result = useIsIntegrationInstalled(integration, groupRef);
        return null;
      }
      render(
        <AmpersandProvider options={{ project: "mock-project", apiKey: "k", fetch: recording.fetch }}>
          <Badge />
        </AmpersandProvider>,
      );
      await act(() => Promise.resolve());
      expect(result).toMatchObject({
        isPending: true,
        isLoaded: false,
        isIntegrationInstalled: null,
        isError: false,
      });
      expect(result?.config).toBeUndefined();
      await act(() => result?.refetch() ?? Promise.resolve());
      expect(result).toMatchObject({ isPending: true, isError: false });
      expect(recording.asked).toEqual([]);
    },
  );

  it.each([undefined, "", "  ", null as unknown as string])(
    "useOperation(%j) stays pending and asks nothing (H14)",
    async (operationId) => {
      const recording = recordingFetch(openBackend());
      let result: ReturnType<typeof useOperation> | undefined;
      function Progress() {
        result = { ...useOperation(operationId) };
        return <output>{String(useInstallation().isSuccess)}</output>;
      }
      render(app(<Progress />, { fetch: recording.fetch, queryClient: withoutRetries() }));
      await untilShown("true");
      await act(() => result?.refetch() ?? Promise.resolve());
      expect(result).toMatchObject({ operation: undefined, isPending: true, isError: false });
      expect(recording.asked.filter((asked) => asked.includes("operations"))).toEqual([]);
    },
  );

  it("an installation of another group that a server lists is shown to nobody (H14)", async () => {
    const backend = openBackend();
    backend.seed({ connections: [{ groupRef: "other", consumerRef: "c", provider: "salesforce" }] });
    const recording = recordingFetch(backend);
    // A server that takes no heed of the filter.
    recording.answer = (input, init) => backend.fetch(String(input).replace(/groupRef=[^&]*/, "a=b"), init);
    function Group() {
      const { installation, isSuccess } = useInstallation();
      const { connections } = useConnection();
      return (
        <output>
          {isSuccess && connections
            ? `${installation ? "installed" : "none"} ${String(connections.length)}`
            : "…"}
        </output>
      );
    }
    render(
      <AmpersandProvider options={{ project: "mock-project", apiKey: "k", fetch: recording.fetch }}>
        <InstallationProvider {...tenant} groupRef="other">
          <Group />
        </InstallationProvider>
      </AmpersandProvider>,
    );
    await untilShown("none 1");
  });
});
