import { QueryClient } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { vi } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  useConnection,
  useInstallation,
  useIntegrations,
  useIsIntegrationInstalled,
  useLocalConfig,
  useManifest,
  useOperations,
  useProvider,
} from "../../../src/index.js";
import { tenant } from "../../support/tenant.js";
import type { FailingWorld } from "./failing-world.js";
import type { CredentialName } from "./outcomes.js";

/** What a hook that loads tells of itself. */
interface LoadState {
  isPending: boolean;
  isSuccess: boolean;
  isError: boolean;
  error: Error | null;
  refetch: () => Promise<unknown>;
}

/** What the screen shows now. */
export interface View {
  /** Of each hook. */
  states: LoadState[];
  shown: Record<string, unknown>;
}

/** Whose screen it is. */
export interface Viewer {
  name: CredentialName;
  consumerRef: string;
}

/** Mounts a screen of all the hooks that load: in the settings, which can be hidden, and beside them. */
export function createScreen(world: FailingWorld, retry: number, first: Viewer) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry, gcTime: 1e9 } } });
  const views: Record<"settings" | "beside", View> = {
    settings: { states: [], shown: {} },
    beside: { states: [], shown: {} },
  };
  const view = (): View => {
    const { settings, beside } = views;
    if (isHidden) return beside;
    return { states: [...settings.states, ...beside.states], shown: { ...settings.shown, ...beside.shown } };
  };
  let viewer = first;
  let isHidden = false;
  const app = () => (
    <AmpersandProvider
      options={{
        ...{ project: "mock-project", ...world.credential(viewer.name) },
        ...{ fetch: world.fetch, queryClient, timeoutMs: 4_000 },
      }}
    >
      {!isHidden && (
        <InstallationProvider {...tenant} consumerRef={viewer.consumerRef}>
          <Settings take={(next) => (views.settings = next)} />
        </InstallationProvider>
      )}
      <Beside consumerRef={viewer.consumerRef} take={(next) => (views.beside = next)} />
    </AmpersandProvider>
  );
  let { rerender, unmount } = render(app());
  /** React shows what has come at the end of each step, and may ask for more then. */
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  return {
    queryClient,
    view,
    pass,
    /** Waits for all that is under way: time-outs, late answers, the pauses between attempts, and what is asked for after them. */
    settle: async () => {
      for (let step = 0; step < 10; step += 1) await pass(25_000);
    },
    show: (next: Viewer) => {
      viewer = next;
      rerender(app());
    },
    hide: (isNowHidden: boolean) => {
      isHidden = isNowHidden;
      rerender(app());
    },
    isHidden: () => isHidden,
    remount: () => {
      unmount();
      ({ rerender, unmount } = render(app()));
    },
    /** Asks anew by the `refetch` of every hook; resolves once all have ended. */
    refetch: () => Promise.all(view().states.map(({ refetch }) => refetch())),
  };
}

function Beside({ consumerRef, take }: { consumerRef: string; take: (view: View) => void }) {
  const hook = useIsIntegrationInstalled(tenant.integration, tenant.groupRef, consumerRef);
  const { isPending, isSuccess, isError, error, refetch } = hook;
  take({
    states: [{ isPending, isSuccess, isError, error, refetch }],
    shown: { beside: hook.isIntegrationInstalled },
  });
  return null;
}

function Settings({ take }: { take: (view: View) => void }) {
  const hooks = {
    installation: useInstallation(),
    connection: useConnection(),
    manifest: useManifest(),
    provider: useProvider(),
    installed: useIsIntegrationInstalled(tenant.integration, tenant.groupRef),
    operations: useOperations(),
    integrations: useIntegrations(),
  };
  const fields = hooks.manifest.getCustomerFieldsForObject("touchpoints__c");
  const draft = useLocalConfig().get();
  take({
    states: Object.values(hooks).map(({ isPending, isSuccess, isError, error, refetch }) => ({
      ...{ isPending, isSuccess, isError, error, refetch },
    })),
    shown: {
      installation: hooks.installation.installation?.config.content,
      connection: hooks.connection.connection?.id,
      health: hooks.connection.health,
      manifest: hooks.manifest.data?.content.name,
      provider: hooks.provider.provider?.name,
      installed: hooks.installed.isIntegrationInstalled,
      fields: fields.allFields !== null,
      draft,
      operations: hooks.operations.operations,
      integrations: hooks.integrations.integrations?.map(({ connection }) => connection?.id),
    },
  });
  return null;
}
