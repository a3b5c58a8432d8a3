import { QueryClient, type QueryClientConfig } from "@tanstack/react-query";
import { createElement } from "react";
import { create } from "react-test-renderer";
import {
  AmpersandProvider,
  InstallationProvider,
  useConnection,
  useInstallation,
  useIsIntegrationInstalled,
  useIssues,
  useLocalConfig,
  useManifest,
  useProvider,
} from "../../../src/index.js";
import { createMockBackend } from "../../../mock-server/index.js";
import { installVirtualTimers } from "./support/virtual-timers.js";

// Prints what a screen asks for at first, and how a dead server is told: requests, and ms of virtual time.

const timers = installVirtualTimers();
const tenant = { integration: "crm", groupRef: "acme", consumerRef: "jane" };
const objects = [{ objectName: "contact" }];
const backend = createMockBackend({
  manifest: {
    specVersion: "1.0.0",
    integrations: [
      {
        name: "crm",
        provider: "salesforce",
        read: { objects: [{ objectName: "contact", destination: "hook", schedule: "*/30 * * * *" }] },
        write: { objects },
      },
    ],
  },
});
backend.seed({
  connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
  installations: [
    {
      integration: "crm",
      groupRef: "acme",
      content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
    },
  ],
});

type Fetch = typeof globalThis.fetch;
const dead: Fetch = () => Promise.reject(new TypeError("fetch failed"));
const silent: Fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () => {
      reject(new DOMException("aborted", "AbortError"));
    });
  });

async function open(answer: Fetch, config: QueryClientConfig, isDone: (told: Told) => boolean) {
  const asked: string[] = [];
  const fetch: Fetch = (input, init) => {
    asked.push(String(input));
    return answer(input, init);
  };
  let told: Told = { loaded: false, failed: false };
  function Screen() {
    const hooks = [useInstallation(), useConnection(), useManifest(), useProvider()];
    useIsIntegrationInstalled(tenant.integration, tenant.groupRef);
    useIssues();
    useLocalConfig().get();
    told = {
      loaded: hooks.every(({ isSuccess }) => isSuccess),
      failed: hooks.some(({ isError }) => isError),
    };
    return null;
  }
  const options = {
    project: backend.project.name,
    apiKey: "any",
    fetch,
    queryClient: new QueryClient(config),
  };
  const screen = createElement(InstallationProvider, tenant, createElement(Screen), createElement(Screen));
  const mounted = create(createElement(AmpersandProvider, { options }, screen));
  const before = timers.now();
  await timers.runUntil(() => isDone(told));
  const result = { requests: asked.length, resources: new Set(asked).size, ms: timers.now() - before };
  mounted.unmount();
  return result;
}

interface Told {
  readonly loaded: boolean;
  readonly failed: boolean;
}

const noRetries = { defaultOptions: { queries: { retry: false } } };
const first = await open(backend.fetch as Fetch, {}, ({ loaded }) => loaded);
const [unreachable, once, hanging] = [
  await open(dead, {}, ({ failed }) => failed),
  await open(dead, noRetries, ({ failed }) => failed),
  await open(silent, {}, ({ failed }) => failed),
];
console.log(
  JSON.stringify({
    "first screen, requests": first.requests,
    "first screen, resources": first.resources,
    "unreachable, requests": unreachable.requests,
    "unreachable, ms": unreachable.ms,
    "without retries, requests": once.requests,
    "without retries, ms": once.ms,
    "hanging, requests": hanging.requests,
    "hanging, ms": hanging.ms,
  }),
);
process.exit();
