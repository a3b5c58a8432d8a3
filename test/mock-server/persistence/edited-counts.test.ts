import { describe, expect, it } from "vitest";
import { createInstalled } from "../support/installed.js";

/** What of a saved state is edited below; the type of the snapshot says nothing of its inside on purpose. */
interface SavedState {
  counts: Record<string, number>;
  instances: { saved: { written: [key: string, place: object][] } }[];
  engine: { operations: { started: number; records: { id: string }[]; ended: string[] } };
}

/** A customer with two contacts, and what tells all ids of the backend. */
async function createWritten(provider: string) {
  const customer = createInstalled(provider, ["contact", "account"]);
  const create = (objectName: string) =>
    customer.send(objectName, {
      type: "create",
      record: objectName === "account" ? { name: "Hogwarts" } : { lastname: "Potter" },
    });
  await create("contact");
  await create("contact");
  return {
    ...customer,
    create,
    saved: () => structuredClone(customer.backend.snapshot().state) as unknown as SavedState,
    listIds() {
      const { connections, installations, operations, records, state } = customer.backend.snapshot();
      return [
        ...connections.map(({ id }) => id),
        ...installations.flatMap(({ id, config }) => [id, config.id]),
        ...operations.map(({ id }) => id),
        ...records.flatMap((each) => each.records.map(({ id }) => id)),
        ...(state as unknown as SavedState).instances.flatMap(({ saved }) =>
          saved.written.map(([key]) => key),
        ),
      ];
    },
  };
}

describe.each(["salesforce", "hubspot", "acme-crm"])("on %s a state whose counts were edited", (provider) => {
  it.each([0, 1])(
    "a state whose counts were edited to %i gives no id twice, also of forgotten operations (I14)",
    async (count) => {
      const { backend, ask, create, saved, listIds, integrationId, installationId } =
        await createWritten(provider);
      const before = new Set(listIds());
      const state = saved();
      for (const kind of Object.keys(state.counts)) state.counts[kind] = count;
      // The operations are forgotten; what they wrote is not.
      state.engine.operations = { started: count, records: [], ended: [] };
      backend.restore({ state });
      await create("account");
      await create("contact");
      await ask(
        "PATCH",
        `/projects/mock-project/integrations/${integrationId}/installations/${installationId}`,
        {
          updateMask: ["config.content.write.objects.contact"],
          installation: {
            config: { content: { write: { objects: { contact: { objectName: "contact" } } } } },
          },
        },
      );
      const ids = listIds();
      expect(new Set(ids).size).toBe(ids.length);
      // Two operations and their idempotency keys, two records, a config.
      expect(ids.filter((id) => !before.has(id))).toHaveLength(7);
    },
  );
});

it("a state in which an operation is twice is refused (I14)", async () => {
  const { backend, saved } = await createWritten("hubspot");
  const state = saved();
  const { records } = state.engine.operations;
  records.push({ ...records[0], id: records[1]?.id ?? "" });
  expect(() => {
    backend.restore({ state });
  }).toThrow("/engine/operations/records: two operations have one id");
});

it("a state whose list of ended operations names another one is refused (I14)", async () => {
  const { backend, saved } = await createWritten("hubspot");
  const state = saved();
  state.engine.operations.ended[0] = "nobody";
  expect(() => {
    backend.restore({ state });
  }).toThrow("/engine/operations/ended");
});

it.each(["connection", "operation", "records"])(
  "a state whose count of %s is beyond all ids is refused (I14)",
  async (kind) => {
    const { backend, saved } = await createWritten("hubspot");
    const state = saved();
    state.counts[kind] = Number.MAX_SAFE_INTEGER;
    expect(() => {
      backend.restore({ state });
    }).toThrow(`/counts/${kind}`);
  },
);
