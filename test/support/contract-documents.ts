import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** A JSON object of an OpenAPI document. */
export type JsonObject = Record<string, unknown>;

/** Where the OpenAPI documents of the real service lie; no part of the project, so that a checkout may lack them. */
export const contractDirectory = path.resolve(import.meta.dirname, "../../../shared/contract");

/** Whether the documents are there; tests that need them are skipped otherwise. */
export const hasContractDocuments = existsSync(path.join(contractDirectory, "api.json"));

/** What the title of a skipped test says. */
export const skippedWithoutContract = hasContractDocuments
  ? ""
  : ` (skipped: ${contractDirectory} is absent)`;

/** Reads one of the documents; throws where they are absent. */
export function readContractDocument(name: "api" | "write" | "manifest" | "notifications"): JsonObject {
  return JSON.parse(readFileSync(path.join(contractDirectory, `${name}.json`), "utf8")) as JsonObject;
}
