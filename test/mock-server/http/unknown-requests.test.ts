import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import { modelledOperations, unmodelledOperations } from "../../../mock-server/http/contract-operations.js";
import type { ApiProblem } from "../../../src/contract/index.js";
import { hasContractDocuments, readContractDocument } from "../../support/contract-documents.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const backend = createMockBackend({ manifest: salesforceManifest });
const { id: project } = backend.project;

async function ask(method: string, path: string) {
  const answer = await backend.fetch(`https://api.withampersand.com${path}`, {
    method,
    headers: { "x-api-key": "any" },
  });
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    body: (await answer.json()) as ApiProblem,
  };
}

/** A request to the operation, its names filled in; the project is there. */
const pathOf = (template: string) =>
  `/v1${template.replace("{projectIdOrName}", project).replace(/\{[^}]*\}/g, "some-name")}`;

describe("requests that no route answers", () => {
  it.each(unmodelledOperations)(
    "the operation %s is not modelled, and the answer says so by its id (I6)",
    async (id, method, template) => {
      const { status, type, body } = await ask(method, pathOf(template));
      expect([status, type]).toEqual([404, "application/problem+json"]);
      expect(body.detail).toBe(`${id} (${method} ${pathOf(template)}) is not modelled by the mock backend`);
      expect(body.remedy).toContain("handler of your own");
    },
  );

  it.each(modelledOperations.slice(0, -1))(
    "the operation %s is served (I6)",
    async (_id, method, template) => {
      const { detail = "" } = (await ask(method, pathOf(template))).body;
      expect(detail).not.toMatch(/^no route|not modelled/);
    },
  );

  it.each([
    ["GET", `/v1/projects/${project}/integration`, `did you mean GET /v1/projects/${project}/integrations?`],
    ["GET", `/projects/${project}/connections`, `did you mean GET /v1/projects/${project}/connections?`],
    [
      "GET",
      `/v1/projects/${project}/operation/op-1/logs`,
      `did you mean GET /v1/projects/${project}/operations/op-1/logs?`,
    ],
    [
      "GET",
      `/v1/projects/${project}/integrations/`,
      `leave out the slash at the end: GET /v1/projects/${project}/integrations`,
    ],
    [
      "PUT",
      `/v1/projects/${project}/integrations/crm/installations/i`,
      "the path is right; use GET or DELETE or PATCH",
    ],
    [
      "GET",
      "/v1/nothing/like/it",
      "check method and path; the routes of the mock backend start with /v1/projects and /v1/providers",
    ],
  ])("a request that no route answers is told why: %s %s: %s (I6)", async (method, path, remedy) => {
    const { status, body } = await ask(method, path);
    expect([status, body.detail, body.remedy]).toEqual([404, `no route ${method} ${path}`, remedy]);
  });

  it("a name in the path may be anything (D8)", async () => {
    for (const name of ["%2F", "a.b", "__proto__", "%E0%A4%A", "$%5B'a'%5D"]) {
      const { status } = await ask("GET", `/v1/projects/${project}/topics/${name}`);
      expect(status).toBe(404);
    }
  });

  it.skipIf(!hasContractDocuments)("the two tables name every operation of the contract (I6)", () => {
    const listed = (["api", "write"] as const).flatMap((name) => {
      const { paths } = readContractDocument(name) as {
        paths: Record<string, Record<string, { operationId?: string }>>;
      };
      return Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).flatMap(([method, { operationId }]) =>
          operationId === undefined ? [] : [[operationId, method.toUpperCase(), path]],
        ),
      );
    });
    const byId = (a: readonly string[], b: readonly string[]) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1);
    expect([...modelledOperations, ...unmodelledOperations].toSorted(byId)).toEqual(listed.toSorted(byId));
  });

  it("an unknown path below a project whose name is escaped is not told that there is no such project (I4)", async () => {
    const named = createMockBackend({ manifest: salesforceManifest, project: { name: "My App" } });
    const url = `${named.baseUrl}/projects/My%20App/integrations/`;
    const answer = await named.fetch(url, { headers: { "x-api-key": "any" } });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      detail: "no route GET /v1/projects/My%20App/integrations/",
      remedy: "leave out the slash at the end: GET /v1/projects/My%20App/integrations",
    });
  });
});
