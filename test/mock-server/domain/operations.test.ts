import { describe, expect, it } from "vitest";
import type { Operation, OperationList, OperationLog } from "../../../src/contract/index.js";
import { groupRef, startTime } from "../support/harness.js";
import { createInstalled, type Installed } from "../support/installed.js";

const create = { type: "create", record: { lastname: "Potter" } };
const operations = "/projects/mock-project/operations";

/** Writes `count` contacts, a second apart, and gives the operations' ids, oldest first. */
async function writeContacts({ send, clock }: Installed, count: number): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  for (let done = 0; done < count; done++) {
    ids.push((await send("contact", create)).operationId);
    await clock.advance(1000);
  }
  return ids;
}

function listPath({ path, installationId }: Installed, query = ""): string {
  return `${path}/installations/${installationId}/operations${query}`;
}

describe("operations", () => {
  it("operations are got by id, with the fields of seed 000 and the contract (W19, I6)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { backend, ask, integrationId, installationId, instance } = installed;
    const [id = ""] = await writeContacts(installed, 1);
    const { status, body } = await ask<Operation>("GET", `${operations}/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      projectId: backend.project.id,
      integrationId,
      installationId,
      configId: backend.snapshot().installations[0]?.config.id,
      actionType: "write",
      status: "success",
      result: expect.stringContaining("[contact]") as string,
      metadata: {
        objects: ["contact"],
        successfulRecordIds: [instance.records("contact")[0]?.id],
      },
      createTime: startTime,
      updateTime: startTime,
      resource: "contact",
    });
  });

  it("operations tell in their log what happened, and neither values nor credentials (W19, I6)", async () => {
    const { ask, sendFailing, backend } = createInstalled("salesforce", ["contact"]);
    const record = { firstname: "s3cret-value" };
    const headers = [{ key: "x-trace", value: "s3cret-header" }];
    await sendFailing("contact", { type: "create", record, headers });
    const [operation] = backend.snapshot().operations;
    const { status, body } = await ask<OperationLog[]>("GET", `${operations}/${operation?.id ?? ""}/logs`);
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(2);
    expect(body.every(({ timestamp }) => timestamp === startTime)).toBe(true);
    expect(body.every(({ message }) => message.operation_id === operation?.id)).toBe(true);
    const text = JSON.stringify(body);
    expect(text).toContain("firstname");
    expect(text).toContain("x-trace");
    expect(text).not.toContain("s3cret");
  });

  it("operations are listed for an installation, newest first, page by page (W19, I6)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { ask } = installed;
    const ids = await writeContacts(installed, 5);
    const whole = await ask<OperationList>("GET", listPath(installed));
    expect(whole.body.results.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(whole.body.pagination).toEqual({ done: true });
    const paged: string[] = [];
    let query = "?pageSize=2";
    for (;;) {
      const { body } = await ask<OperationList>("GET", listPath(installed, query));
      paged.push(...body.results.map(({ id }) => id));
      const { done, nextPageToken } = body.pagination;
      if (done) {
        expect(body.pagination).toEqual({ done: true });
        break;
      }
      expect(body.results.length).toBe(2);
      query = `?pageSize=2&pageToken=${encodeURIComponent(nextPageToken ?? "")}`;
      // What comes between two pages does not shift them.
      await writeContacts(installed, 1);
    }
    expect(paged).toEqual(ids.toReversed());
  });

  it("operations are listed for their own installation alone (W19, I6)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { backend, ask, path } = installed;
    await writeContacts(installed, 1);
    backend.seed({
      connections: [{ provider: "salesforce", groupRef: "other", consumerRef: "c" }],
      installations: [{ id: "other-installation", integration: "crm", groupRef: "other", content: {} }],
    });
    const listed = await ask<OperationList>("GET", `${path}/installations/other-installation/operations`);
    expect(listed.body).toEqual({ results: [], pagination: { done: true } });
  });

  it("an unknown operation, installation or integration is a 404 with a remedy (I4)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { askRefused, backend, path } = installed;
    for (const to of [`${operations}/nope`, `${operations}/nope/logs`]) {
      const problem = await askRefused(404, "GET", to);
      expect(problem.detail).toBe('no operation "nope"');
      expect(problem.remedy).toContain(
        `GET /projects/${backend.project.id}/integrations/{integrationId}/installations/{installationId}/operations`,
      );
      expect(problem.issues).toMatchObject([{ in: "path", name: "operationId", value: "nope" }]);
    }
    const unknown = await askRefused(404, "GET", `${path}/installations/nope/operations`);
    expect(unknown.issues).toMatchObject([{ in: "path", name: "installationId" }]);
    await askRefused(404, "GET", "/projects/mock-project/integrations/nope/installations/x/operations");
  });

  it.each(["0", "1001", "-1", "1.5", "many", ""])(
    "operations refuse the page size %j (W19, I6)",
    async (pageSize) => {
      const installed = createInstalled("salesforce", ["contact"]);
      const problem = await installed.askRefused(400, "GET", listPath(installed, `?pageSize=${pageSize}`));
      expect(problem.detail).toBe(
        `the query parameter pageSize, ${JSON.stringify(pageSize)}, is not a whole number from 1 to 1000`,
      );
      expect(problem.issues).toMatchObject([{ in: "query", name: "pageSize", value: pageSize }]);
    },
  );

  it.each([1, 1000])("operations take the page size %i (W19, I6)", async (pageSize) => {
    const installed = createInstalled("salesforce", ["contact"]);
    const listed = await installed.ask("GET", listPath(installed, `?pageSize=${String(pageSize)}`));
    expect(listed.status).toBe(200);
  });

  it("operations refuse a page token that no page gave (W19, I6)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const problem = await installed.askRefused(400, "GET", listPath(installed, "?pageToken=zzz"));
    expect(problem.detail).toBe('the query parameter pageToken, "zzz", is not one that a page gave');
    expect(problem.remedy).toContain("nextPageToken of the page before");
  });

  it("operations stay known when their installation is deleted (W19, I6)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { ask, path, installationId } = installed;
    const [id = ""] = await writeContacts(installed, 1);
    await ask("DELETE", `${path}/installations/${installationId}`);
    const answered = await ask<Operation>("GET", `${operations}/${id}`);
    expect(answered.body).toMatchObject({ installationId, status: "success" });
    const refused = await installed.write("contact", { groupRef, ...create });
    expect(refused.status).toBe(404);
  });
});
