import { afterAll, describe, expect, it } from "vitest";
import { modelledOperations } from "../../mock-server/http/contract-operations.js";
import { describeFidelity } from "../fidelity/describe-fidelity.js";
import { askBackend } from "../mock-server/support/harness.js";
import { hasContractDocuments, skippedWithoutContract } from "../support/contract-documents.js";
import { createContractChecker } from "./support/open-api.js";
import { type OperationRequest, requestsByOperation } from "./support/operation-requests.js";
import { createOperationWorld, type OperationWorld } from "./support/operation-world.js";

/** The contract asks for no credentials where it says `security: []`. */
const open = ["listProviders", "getProvider"];

/** Sends a request of an operation; `askBackend` holds status, content type and body of the answer to the contract. */
async function send(
  [id, method, template]: readonly [id: string, method: string, path: string],
  { backend, integrationId, revisionId, operationId }: OperationWorld,
  { path = {}, query = "", body }: OperationRequest,
  headers?: Record<string, string>,
) {
  const names = new Map(
    Object.entries({
      projectIdOrName: "mock-project",
      integrationId,
      integrationIdOrName: integrationId,
      revisionId,
      installationId: "i-1",
      objectName: "contact",
      provider: "salesforce",
      connectionId: "c-1",
      operationId,
      ...path,
    }),
  );
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => names.get(name) ?? `no ${name}`);
  const baseUrl = id === "writeRecords" ? backend.writeUrl : backend.baseUrl;
  return askBackend(backend, method, filled + query, body, headers, baseUrl);
}

describe.skipIf(!hasContractDocuments)(`the mock's answers and the contract${skippedWithoutContract}`, () => {
  const contract = hasContractDocuments ? createContractChecker().operations : [];
  const checked = new Map<string, { good: number; bad: number }>();

  afterAll(() => {
    console.log(
      [
        "The operations of the contract, and how many good and bad requests to the modelled ones were checked:",
        ...contract.map(({ id, method, path }) => {
          const counts = checked.get(id);
          const state = counts ? `${String(counts.good)} good, ${String(counts.bad)} bad` : "not modelled";
          return `${id.padEnd(32)} ${method.padEnd(6)} ${state.padEnd(16)} ${path}`;
        }),
      ].join("\n"),
    );
  });

  it.each(modelledOperations)("the mock's answers agree with the contract on %s", async (...operation) => {
    const [id, method, template] = operation;
    const requestsOf = requestsByOperation[id];
    if (!requestsOf) throw new Error(`${id} is modelled, but support/operation-requests.ts does not ask it`);
    const { statuses } = contract.find((known) => known.id === id) ?? { statuses: [] };
    const { good, bad } = requestsOf(await createOperationWorld());
    for (const request of good) {
      const world = await createOperationWorld();
      const { status } = await send(operation, world, request);
      expect([status, statuses], JSON.stringify(request)).toEqual([
        expect.toSatisfy((given: number) => given < 300),
        expect.arrayContaining([String(status)]),
      ]);
    }
    const isOpen = open.includes(id);
    const refused = [
      ...bad,
      ...(template.startsWith("/projects/{")
        ? ([["an unknown project", 404, { ...good[0], path: { projectIdOrName: "nowhere" } }]] as const)
        : []),
      ...(isOpen ? [] : ([["no credentials", 401, good[0] ?? {}]] as const)),
    ];
    for (const [why, status, request] of refused) {
      const world = await createOperationWorld();
      const before = world.backend.snapshot();
      const answered = await send(operation, world, request, status === 401 ? {} : undefined);
      expect(answered.status, `${why}: ${JSON.stringify(answered.body)}`).toBe(status);
      // A write that the provider refuses is kept as an operation (W14).
      if (status !== 422 || id !== "writeRecords") expect(world.backend.snapshot(), why).toEqual(before);
    }
    checked.set(id, { good: good.length, bad: refused.length });
    expect(good.length).toBeGreaterThan(0);
    expect(refused.length > 0 || isOpen, `${method} ${template} is asked nothing bad`).toBe(true);
  });

  it("the answers that differ are what the page on fidelity says", async () => {
    const page = `${JSON.stringify(describeFidelity(checked), undefined, 2)}\n`;
    await expect(page).toMatchFileSnapshot("../../stories/support/fidelity/fidelity.json");
  });
});
