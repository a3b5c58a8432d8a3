import { createMockBackend } from "../../../mock-server/index.js";
import type { AmpersandProviderOptions, ConfigContent } from "../../../src/index.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";
import { tenant } from "../../support/tenant.js";
import type { CredentialName, Outcome, TokenOutcome } from "./outcomes.js";

/** What the customer of the world has installed. */
export const content: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};

/** A server and an app's tokens, which fail as they are told. */
export interface FailingWorld {
  readonly fetch: typeof globalThis.fetch;
  /** How often each resource was asked for since the last `forgetAsked`. */
  readonly asked: ReadonlyMap<string, number>;
  forgetAsked(): void;
  /** The options by which a provider is told who is signed in. */
  credential(name: CredentialName): Pick<AmpersandProviderOptions, "apiKey" | "getToken">;
  /** From now on everything is answered. */
  recover(): void;
}

/** Makes a world in which each request and each call of `getToken` ends as the next of the outcomes says, and then well. */
export function createFailingWorld(
  outcomes: readonly Outcome[],
  tokenOutcomes: readonly TokenOutcome[],
): FailingWorld {
  const backend = createMockBackend({ manifest: salesforceManifest });
  const { integration, groupRef, consumerRef } = tenant;
  backend.seed({
    connections: [{ id: "c", groupRef, consumerRef, provider: "salesforce", status: "working" }],
    installations: [{ integration, groupRef, content }],
  });
  const script = [...outcomes];
  const tokenScript = [...tokenOutcomes];
  const asked = new Map<string, number>();

  const giveToken = async (person: string): Promise<string> => {
    switch (tokenScript.shift() ?? "token") {
      case "late":
        await pause(2_000);
        break;
      case "reject":
        throw new Error("signed out");
      case "hang":
        return new Promise(() => undefined);
      case "number":
        return 7 as unknown as string;
    }
    const exp = Date.now() / 1_000 + 100;
    return `h.${btoa(JSON.stringify({ sub: person, jti: String(Math.random()), exp }))}.s`;
  };
  const ofTheirOwn = { jane: () => giveToken("jane"), john: () => giveToken("john") };
  const inline = (person: string) => () => giveToken(person);

  return {
    asked,
    fetch: async (url, init) => {
      const { pathname, search } = new URL(String(url));
      const resource = pathname + search;
      asked.set(resource, (asked.get(resource) ?? 0) + 1);
      const next = script.shift() ?? { kind: "answer" };
      switch (next.kind) {
        case "late":
          await pause(next.ms);
          break;
        case "fail":
          throw new TypeError("fetch failed");
        case "hang":
          return new Promise(() => undefined);
        case "status":
          return new Response("{}", { status: next.status });
        case "html":
          return new Response("<html>", { status: 200 });
      }
      return backend.fetch(url as string, init);
    },
    forgetAsked: () => {
      asked.clear();
    },
    credential: (name) => {
      if (name === "jane" || name === "john") return { getToken: ofTheirOwn[name] };
      if (name.startsWith("inline ")) return { getToken: inline(name.slice("inline ".length)) };
      return { apiKey: name };
    },
    recover: () => {
      script.length = 0;
      tokenScript.length = 0;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
