import { QueryClient, type DataTag, type QueryKey } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import type { Manifest, ObjectMetadata } from "../../../src/contract/index.js";
import {
  isConfigValidationError,
  useIssues,
  useInstallation,
  useLocalConfig,
  useManifest,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { createWrittenFields } from "../../../src/react/internal/loading/written-fields.js";
import { recordRequests } from "../../support/recording-backend.js";
import { renderWithBackend, tenant } from "../../support/render-with-backend.js";

/** Seed 000's first sample: an integration that only writes. */
const writesOnly: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: tenant.integration,
      provider: "salesforce",
      write: { objects: [{ objectName: "contact" }, { objectName: "account" }] },
    },
  ],
};
const content: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};
const settings = "/write/objects/contact/selectedFieldSettings";

function openScreen(useScreen: () => object = () => ({})) {
  const backend = createMockBackend({ manifest: writesOnly });
  const { groupRef, consumerRef, integration } = tenant;
  backend.seed({
    connections: [{ groupRef, consumerRef, provider: "salesforce" }],
    installations: [{ integration, groupRef, content }],
  });
  const asked: string[] = [];
  const recording = recordRequests(backend);
  const fetch: typeof backend.fetch = (input, init) => {
    asked.push(new URL(String(input)).pathname);
    return recording.backend.fetch(input, init);
  };
  let view: { config: ReturnType<typeof useLocalConfig>; saving: ReturnType<typeof useSaveInstallation> };
  function Screen() {
    view = { config: useLocalConfig(), saving: useSaveInstallation(), ...useScreen() };
    return <output>{String(useInstallation().isSuccess)}</output>;
  }
  renderWithBackend(<Screen />, { backend: { ...recording.backend, fetch } });
  const contact = () => view.config.writeObject("contact");
  return { backend, asked, sent: recording.sent, contact, save: () => view.saving.save() };
}

const untilReady = () => waitFor(() => expect(screen.getByRole("status").textContent).toBe("true"));

describe("the fields of objects that are only written", () => {
  it("an only written object's draft is checked against its fields: unknown, read-only, beside the picklist (H13)", async () => {
    let issues: ReturnType<typeof useIssues> = [];
    const { contact, asked } = openScreen(() => {
      issues = useIssues();
      return {};
    });
    await untilReady();
    act(() => {
      contact().setDefaultValues({ fieldName: "no_such_field__c", value: { stringValue: "x" } });
      contact().setDefaultValues({ fieldName: "createddate", value: { stringValue: "2026-01-01" } });
      contact().setDefaultValues({ fieldName: "leadsource", value: { integerValue: 7 } });
    });
    await waitFor(() => expect(issues.length).toBeGreaterThanOrEqual(3));
    const places = new Set(issues.map(({ path }) => path.slice(settings.length + 1).split("/")[0]));
    expect(places).toEqual(new Set(["no_such_field__c", "createddate", "leadsource"]));
    expect(asked.filter((path) => path.endsWith("/objects/contact/metadata"))).toHaveLength(1);
    // Nobody writes accounts in this draft.
    expect(asked.filter((path) => path.endsWith("/objects/account/metadata"))).toEqual([]);
  });

  it("wrong settings of written fields hold back a save, also where no issues are shown (H13)", async () => {
    const { contact, sent, save, asked } = openScreen();
    await untilReady();
    // Of an unknown field the rules only warn; a default of a field that is read only can never be written.
    act(() => contact().setDefaultValues({ fieldName: "createddate", value: { stringValue: "2026-01-01" } }));
    const refused = await act(() => save().catch((error: unknown) => error));
    expect(isConfigValidationError(refused) && refused.issues.map(({ path }) => path)).toEqual([
      `${settings}/createddate`,
    ]);
    expect(sent).toEqual([]);
    expect(asked.filter((path) => path.endsWith("/objects/contact/metadata"))).toHaveLength(1);
  });

  it("written fields that cannot be loaded are told, asked for again by refetch, and hold back nothing (H10)", async () => {
    let manifest: ReturnType<typeof useManifest> | undefined;
    const { backend, contact, save, sent } = openScreen(() => {
      manifest = useManifest();
      return { fields: manifest.getCustomerFieldsForObject("contact") };
    });
    backend.faults.set([
      { operations: ["getObjectMetadataForConnection"], effect: { kind: "status", status: 403 } },
    ]);
    await waitFor(() => expect(manifest?.isError).toBe(true));
    const fields = () => manifest?.getCustomerFieldsForObject("contact");
    expect(fields()).toMatchObject({ allFields: null, error: { name: "ApiError" } });
    expect(manifest?.error?.name).toBe("ApiError");
    expect(manifest?.isSuccess).toBe(true);

    act(() => contact().setEnableDeletion());
    await act(() => save());
    expect(sent).toHaveLength(1);

    backend.faults.clear();
    await act(() => manifest?.refetch());
    await waitFor(() => expect(fields()?.getField("email")?.fieldName).toBe("email"));
    expect(fields()?.error).toBeNull();
    expect(manifest?.isError).toBe(false);
  });

  it("whose failure is known before somebody asks are told as failed, too (H10)", async () => {
    const queryClient = new QueryClient();
    const queryKey = ["fields"] as unknown as DataTag<QueryKey, ObjectMetadata>;
    const query = {
      queryKey,
      queryFn: () => Promise.reject(new Error("refused")),
      retry: false,
      retryOnMount: false,
    };
    await queryClient.fetchQuery(query).catch(() => undefined);
    const source = createWrittenFields(queryClient, { objectMetadata: () => query });
    const told: (Error | null)[] = [];
    const stop = source.subscribe(() => told.push(source.getError()));
    expect(source.getError()).toBeNull();
    expect(source.find("contact").error).toMatchObject({ message: "refused" });
    await Promise.resolve();
    expect(told).toMatchObject([{ message: "refused" }]);
    stop();
  });
});
