import { createContractChecker } from "../../../contract/support/open-api.js";
import { hasContractDocuments } from "../../../support/contract-documents.js";
import type { BuiltRequest } from "./arbitrary-request.js";

/** An answer that was read to its end. */
export interface ReadAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** What the contract says of the answer; of the 2023 form's endpoints it is what it says of writes. */
export function createJudge(): (request: BuiltRequest, answer: ReadAnswer) => string[] {
  if (!hasContractDocuments) return () => [];
  const checker = createContractChecker();
  return ({ url, init: { method } }, { status, contentType, text }) => {
    const pathname = new URL(url).pathname.replace(/%3a/gi, ":");
    if (method === "HEAD") return text === "" ? [] : ["the answer to HEAD has a body"];
    const body: unknown =
      text === ""
        ? undefined
        : contentType === "text/plain; charset=utf-8"
          ? text
          : (JSON.parse(text) as unknown);
    const isEndpoint = method === "POST" && /^\/projects\/[^/]+\/./.test(pathname);
    const path = isEndpoint ? "/projects/p/integrations/i/objects/o" : pathname.replace(/^\/v1(?=\/)/, "");
    return checker.checkAnswer({ method, path, status, contentType, body });
  };
}
