import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  isApiError,
  useFieldOptions,
  useIntegrations,
  useOperations,
  useUpsertField,
  useWriteRecords,
  type Operation,
} from "../../src/index.js";
import { openHooks } from "../support/open-hooks.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

const [first] = salesforceManifest.integrations;
const manifest = {
  ...salesforceManifest,
  integrations: [
    ...salesforceManifest.integrations,
    ...(first ? [{ ...first, name: "second", displayName: "Second", provider: "hubspot" }] : []),
  ],
};

describe("useIntegrations", () => {
  it("lists the integrations with what the group has installed and connected (H19)", async () => {
    const { view } = await openHooks(
      () => {
        const { integrations, isPending, error } = useIntegrations();
        return { integrations, isPending, error };
      },
      { manifest },
    );
    await waitFor(() => expect(view().isPending).toBe(false));
    expect(view().error).toBeNull();
    const listed = view().integrations?.map(({ integration, installation, connection }) => ({
      name: integration.name,
      isInstalled: installation !== undefined,
      provider: connection?.provider,
    }));
    expect(listed).toEqual([
      { name: "write-to-salesforce", isInstalled: true, provider: "salesforce" },
      { name: "second", isInstalled: false, provider: undefined },
    ]);
  });
});

describe("useOperations", () => {
  it("lists operations a page at a time, the newest first, and filters them (H19)", async () => {
    const isOver = ({ status }: Operation) => status !== "in_progress";
    const { view } = await openHooks(() => ({
      list: useOperations({ pageSize: 2 }),
      filtered: useOperations({ filter: isOver }),
      writes: useWriteRecords(),
    }));
    await waitFor(() => expect(view().list.operations).toEqual([]));
    for (const email of ["a@b.example", "c@d.example", "e@f.example"]) {
      await act(async () => {
        await view().writes.writeRecords({
          objectName: "contact",
          type: "create",
          record: { lastname: "Doe", email },
        });
      });
    }
    await act(async () => void (await view().list.refetch()));
    await waitFor(() => expect(view().list.operations).toHaveLength(2));
    expect(view().list.hasMore).toBe(true);
    await act(async () => void (await view().list.loadMore()));
    await waitFor(() => expect(view().list.operations).toHaveLength(3));
    expect(view().list.hasMore).toBe(false);
    const times = view().list.operations?.map(({ createTime }) => Number(new Date(createTime ?? 0))) ?? [];
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it("nothing is listed where nothing is installed (H19)", async () => {
    const { view } = await openHooks(() => useOperations(), { content: null });
    await waitFor(() => expect(view().isSuccess).toBe(true));
    expect(view().operations).toEqual([]);
    expect(view().hasMore).toBe(false);
  });
});

describe("useUpsertField", () => {
  it("creates a custom field, which is among the fields to map then (H19)", async () => {
    const { view } = await openHooks(() => ({
      fields: useFieldOptions("contact", { for: "mapping" }),
      create: useUpsertField(),
    }));
    await waitFor(() => expect(view().fields.options.length).toBeGreaterThan(0));
    const field = { fieldName: "stage__c", displayName: "Stage of ours", valueType: "string" } as const;
    const made = await act(async () => view().create.upsertField({ objectName: "contact", field }));
    expect(made).toMatchObject({ action: "create" });
    expect(view().create.status).toBe("success");
    await waitFor(() => expect(view().fields.search("stage of ours")).toHaveLength(1));
  });

  it("a refusal rejects and shows (H19, H10)", async () => {
    const { view } = await openHooks(() => useUpsertField());
    // As from a form that was sent without a name.
    const field = { fieldName: "x__c", displayName: 5 as unknown as string, valueType: "string" } as const;
    const error = await act(async () =>
      view()
        .upsertField({ objectName: "contact", field })
        .catch((reason: unknown) => reason),
    );
    expect(isApiError(error)).toBe(true);
    expect(view().error).toBe(error);
  });
});
