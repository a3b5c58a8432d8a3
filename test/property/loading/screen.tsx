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

/** Mounts a screen of all the hooks that load. */
export function createScreen(world: FailingWorld, retry: number, first: Viewer) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry, gcTime: 1e9 } } });
  let view: View = { states: [], shown: {} };
  let viewer = first;
  const take = (next: View) => {
    view = next;
  };
  const app = () => (
    <AmpersandProvider
      options={{
        ...{ project: "mock-project", ...world.credential(viewer.name) },
        ...{ fetch: world.fetch, queryClient, timeoutMs: 4_000 },
      }}
    >
      <InstallationProvider {...tenant} consumerRef={viewer.consumerRef}>
        <Screen take={take} />
      </InstallationProvider>
    </AmpersandProvider>
  );
  let { rerender, unmount } = render(app());
  /** React shows what has come at the end of each step, and may ask for more then. */
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  return {
    queryClient,
    view: () => view,
    pass,
    /** Waits for all that is under way: time-outs, late answers, the pauses between attempts, and what is asked for after them. */
    settle: async () => {
      for (let step = 0; step < 10; step += 1) await pass(25_000);
    },
    show: (next: Viewer) => {
      viewer = next;
      rerender(app());
    },
    remount: () => {
      unmount();
      ({ rerender, unmount } = render(app()));
    },
    /** Asks anew by the `refetch` of every hook; resolves once all have ended. */
    refetch: () => Promise.all(view.states.map(({ refetch }) => refetch())),
  };
}

function Screen({ take }: { take: (view: View) => void }) {
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
