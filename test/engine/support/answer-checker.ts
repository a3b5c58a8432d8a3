import { Ajv } from "ajv";
import type { WriteAnswer } from "../../../src/engine/index.js";
import { hasContractDocuments, readContractDocument } from "../../support/contract-documents.js";

/** Finds the faults of answers by the write contract; none where its document is absent. */
export const answerFaults: (answer: WriteAnswer) => string[] = hasContractDocuments
  ? createAnswerChecker()
  : () => [];

function createAnswerChecker(): (answer: WriteAnswer) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(readContractDocument("write"), "write");
  const path = encodeURIComponent(
    "/projects/{projectIdOrName}/integrations/{integrationId}/objects/{objectName}".replaceAll("/", "~1"),
  );
  const validators = new Map(
    [200, 422].map((status) => {
      const pointer = `/paths/${path}/post/responses/${String(status)}/content/${encodeURIComponent("application~1json")}/schema`;
      return [status, ajv.compile({ $ref: `write#${pointer}` })];
    }),
  );
  return (answer) => {
    if (!("body" in answer)) return [];
    const validate = validators.get(answer.status);
    // As a client gets it: what JSON drops is not there.
    const body: unknown = JSON.parse(JSON.stringify(answer.body));
    if (!validate || validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
  };
}
