import { render, screen } from "@testing-library/react";
import { useEffect, useState } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { actingHooks, howHookFails, loadingHooks } from "../../.config/docs/failures.js";
import { MockBackendProvider } from "../../mock-server/index.js";
import * as kit from "../../src/index.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

type AnyHook = (...args: unknown[]) => unknown;

const hooks = Object.entries(kit).filter(([name]) => howHookFails(name) !== undefined) as [string, AnyHook][];
/** What a hook is asked for, where it needs to be told. */
const asked: Readonly<Record<string, unknown[]>> = {
  useConfigSelector: [(config: { draft: unknown }) => config.draft],
  useFieldOptions: ["contact", { for: "read" }],
  useFieldSettings: ["contact", "email"],
  useIsIntegrationInstalled: ["write-to-salesforce", "demo-group-id"],
  useIsLocked: ["/write"],
  useOperation: ["an-operation"],
  useWritePreview: ["contact", { type: "create", record: {} }],
};

it.each(hooks)(
  "the hook %s throws a UsageError outside of the providers, as its page says (H1)",
  (name, useIt) => {
    function Look() {
      useIt(...(asked[name] ?? []));
      return null;
    }
    expect(() => renderToString(<Look />)).toThrow(kit.UsageError);
  },
);

it.each(hooks)("the hook %s gives what its page says of failures (H10)", async (name, useIt) => {
  let seen: object = {};
  function Look() {
    const result = useIt(...(asked[name] ?? []));
    const [isShown, setIsShown] = useState(false);
    useEffect(() => {
      seen = typeof result === "object" && result !== null ? result : {};
      setIsShown(true);
    }, [result]);
    return isShown && <p>used</p>;
  }
  render(
    <MockBackendProvider manifest={salesforceManifest} scenario="installed">
      <Look />
    </MockBackendProvider>,
  );
  await screen.findByText("used");
  const has = (...keys: string[]) => keys.every((key) => key in seen);
  expect({ loads: has("error", "refetch", "isError"), acts: has("status", "error", "reset") }).toEqual({
    loads: loadingHooks.has(name),
    acts: actingHooks.has(name),
  });
});
