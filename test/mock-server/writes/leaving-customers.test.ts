import { describe, expect, it } from "vitest";
import { createInstalled } from "../support/installed.js";
import { groupRef } from "../support/harness.js";

const record = { firstname: "Jo" };
const asynchronous = { type: "create", mode: "asynchronous", record };
const gathered = { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 5 } };

/** A customer with a batch that gathers, and a write that waits for a retry. */
async function createWaiting() {
  const customer = createInstalled("hubspot", ["contact"]);
  customer.instance.failNext({ kind: "rate-limited" });
  const { operationId: waiting = "" } = await customer.send("contact", asynchronous);
  await customer.clock.advance(0);
  const { operationId: gathering = "" } = await customer.send("contact", gathered);
  const [connection] = customer.backend.snapshot().connections;
  const project = "/projects/mock-project";
  return {
    ...customer,
    connectionPath: `${project}/connections/${connection?.id ?? ""}`,
    installationPath: `${project}/integrations/${customer.integrationId}/installations/${customer.installationId}`,
    async outcomes() {
      const operations = await Promise.all(
        [waiting, gathering].map((id) =>
          customer.ask<{ status: string }>("GET", `${project}/operations/${id}`),
        ),
      );
      const logs = await Promise.all(
        [waiting, gathering].map((id) => customer.ask<unknown>("GET", `${project}/operations/${id}/logs`)),
      );
      return operations.map(({ body }, index) => ({
        status: body.status,
        log: JSON.stringify(logs[index]?.body),
      }));
    },
  };
}

describe("a customer who leaves while batches gather and retries wait", () => {
  it("the waiting writes of a customer who uninstalls end as failures that say so (I10)", async () => {
    const { ask, installationPath, clock, outcomes, instance } = await createWaiting();
    await ask("DELETE", installationPath);
    await clock.runUntilIdle();
    for (const { status, log } of await outcomes()) {
      expect(status).toBe("failure");
      expect(log).toContain("The integration is no longer installed for this group");
    }
    expect(instance.records("contact")).toEqual([]);
  });

  it("the waiting writes of a customer who disconnects end as failures at their deadline (I10)", async () => {
    const { ask, connectionPath, clock, outcomes, instance, write } = await createWaiting();
    await ask("DELETE", connectionPath);
    const refused = await write("contact", { groupRef, type: "create", record });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { message: "The connection of the installation was deleted; connect again" },
    ]);
    await clock.runUntilIdle();
    for (const { status, log } of await outcomes()) {
      expect(status).toBe("failure");
      expect(log).toContain("The connection of the installation was deleted");
    }
    expect(instance.records("contact")).toEqual([]);
  });
});
