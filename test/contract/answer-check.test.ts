import { describe, expect, it } from "vitest";
import { hasContractDocuments, skippedWithoutContract } from "../support/contract-documents.js";
import { type Answer, createContractChecker } from "./support/open-api.js";

describe.skipIf(!hasContractDocuments)(`the check of answers${skippedWithoutContract}`, () => {
  const good: Answer = {
    method: "GET",
    path: "/projects",
    status: 200,
    contentType: "application/json",
    body: [{ id: "1", name: "n", appName: "a", orgId: "o", createTime: "2026-01-02T03:04:05Z" }],
  };
  const problem = { ...good, status: 404, contentType: "application/problem+json", body: { status: 404 } };

  const write = {
    method: "POST",
    path: "/projects/p/integrations/i/objects/contact",
    status: 200,
    contentType: "application/json",
  };

  it.each<[string, object, boolean]>([
    ["one record", { operationId: "o", result: { success: true, recordId: "1", data: {} } }, true],
    ["a batch", { operationId: "o", successCount: 1, failureCount: 0, results: [{ success: true }] }, true],
    ["an operation alone", { operationId: "o" }, true],
    ["a key of its own", { operationId: "o", status: "success" }, false],
    ["half a batch", { operationId: "o", successCount: 1 }, false],
    ["a record id that is a number", { operationId: "o", result: { success: true, recordId: 1 } }, false],
  ])("the check of answers tells writes apart by the write API's document: %s", (_, body, isRight) => {
    const faults = createContractChecker().checkAnswer({ ...write, body });
    expect(faults.length === 0).toBe(isRight);
  });

  it.each<[string, Answer]>([
    ["a write refused in JSON", { ...write, status: 400, body: "no" }],
    ["a missing property", { ...good, body: [{ id: "1" }] }],
    ["a time that is none", { ...good, body: [{ ...(good.body as object[])[0], createTime: "yesterday" }] }],
    ["a status that the operation lacks", { ...good, status: 202 }],
    ["another content type", { ...good, contentType: "text/plain" }],
    ["a problem served as plain JSON", { ...problem, contentType: "application/json" }],
    ["a problem whose status is no error", { ...problem, body: { status: 200 } }],
    ["a problem whose status is 600", { ...problem, body: { status: 600 } }],
    [
      "a body where there is none",
      { ...good, method: "DELETE", path: "/projects/p/connections/c", status: 204 },
    ],
    ["an unknown route that succeeds", { ...good, path: "/nowhere" }],
  ])("the check of answers finds %s", (_, answer) => {
    const check = createContractChecker();
    expect(check.checkAnswer(good)).toEqual([]);
    expect(check.checkAnswer(problem)).toEqual([]);
    expect(check.checkAnswer(answer)).not.toEqual([]);
  });
});
