import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { isApiError, useOperation, useWriteRecords, type ConfigContent } from "../../src/index.js";
import { renderWithBackend, tenant } from "../support/render-with-backend.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

const content: ConfigContent = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: { leadsource: { default: { stringValue: "Web" } } },
      },
    },
  },
};

const owner = { groupRef: tenant.groupRef, provider: "salesforce" };

/** Renders a component that writes and follows the operation, on a backend whose time is virtual. */
function openWriter() {
  const clock = createVirtualClock();
  const backend = createMockBackend({ manifest: salesforceManifest, clock });
  const { groupRef, consumerRef, integration } = tenant;
  backend.seed({
    connections: [{ groupRef, consumerRef, provider: "salesforce" }],
    installations: [{ integration, groupRef, content }],
  });
  const fetch = vi.fn(backend.fetch);
  let writes: ReturnType<typeof useWriteRecords> | undefined;
  function Writer() {
    writes = useWriteRecords();
    const { operation } = useOperation(writes.answer?.operationId);
    return <output>{operation ? `${operation.status}: ${operation.result ?? ""}` : ""}</output>;
  }
  renderWithBackend(<Writer />, { backend: { ...backend, fetch } });
  const view = () => {
    if (!writes) throw new Error("the writer was not rendered");
    return writes;
  };
  const polls = () => fetch.mock.calls.filter(([url]) => String(url).includes("/operations/")).length;
  return { backend, clock, view, polls, instance: backend.instance(owner) };
}

afterEach(() => {
  vi.useRealTimers();
});

/** Lets the page's fake time pass in small steps; between them answers of the backend arrive, which takes real turns. */
async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 50) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(50);
      await new Promise((resolve) => setImmediate(resolve));
    });
  }
}

describe("useWriteRecords", () => {
  it("creates a record under the installation's config, and tells what became of it (W14)", async () => {
    const { view, instance } = openWriter();
    const answer = await act(() =>
      view().writeRecords({ objectName: "contact", type: "create", record: { lastname: "Potter" } }),
    );
    expect(answer).toMatchObject({
      result: { success: true, recordId: expect.stringMatching(/^003\w{15}$/) },
    });
    await waitFor(() => expect(view()).toMatchObject({ status: "success", answer, error: null }));
    expect(instance.records("contact")).toMatchObject([
      { fields: { lastname: "Potter", leadsource: "Web" } },
    ]);
    await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/^success/));
  });

  it("what the provider refuses is an answer with its errors (W14)", async () => {
    const { view, instance } = openWriter();
    const answer = await act(() =>
      view().writeRecords({ objectName: "contact", type: "create", record: { firstname: "Harry" } }),
    );
    expect(answer).toMatchObject({
      errors: [{ message: expect.stringMatching(/lastname/i) }],
      result: { success: false },
    });
    await waitFor(() => expect(view()).toMatchObject({ status: "success", error: null }));
    expect(instance.records("contact")).toEqual([]);
  });

  it("what breaks the rules rejects with the server's words (W13)", async () => {
    const { view } = openWriter();
    const onError = vi.fn();
    const error = await act(() =>
      view()
        .writeRecords({ objectName: "contact", type: "delete", record: { id: "003" }, onError })
        .catch((reason: unknown) => reason),
    );
    expect(isApiError(error) && error.status).toBe(400);
    expect(String(error)).toMatch(/deletion/i);
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
    await waitFor(() => expect(view().status).toBe("error"));
  });
});

describe("useOperation", () => {
  it("follows an auto batch over a retry to its end, asking less and less often, and then no more (W17, W18)", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
    const { view, clock, polls, instance } = openWriter();
    await act(() =>
      view().writeRecords({
        objectName: "contact",
        type: "create",
        mode: "asynchronous",
        autoBatchPolicy: { maxDelayMinutes: 5, retryDeadlineHours: 2 },
        record: { lastname: "Granger" },
      }),
    );
    await pass(500);
    expect(screen.getByRole("status").textContent).toBe("in_progress: ");
    expect(polls()).toBe(1);

    // After 1 s, 1.5 s and 2.25 s more: three polls within the next five seconds, and the fourth 3.4 s later.
    await pass(5_000);
    expect(polls()).toBe(4);

    instance.failNext({ kind: "rate-limited" });
    await clock.advance(5 * 60_000);
    expect(instance.records("contact")).toEqual([]);
    await clock.runUntilIdle();
    expect(instance.records("contact")).toHaveLength(1);

    await pass(10_000);
    expect(screen.getByRole("status").textContent).toMatch(/^success/);
    const ended = polls();
    await pass(60_000);
    expect(polls()).toBe(ended);
  });
});
