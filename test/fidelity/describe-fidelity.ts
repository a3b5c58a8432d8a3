import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { modelledOperations, unmodelledOperations } from "../../mock-server/http/contract-operations.js";
import type { CompareReport } from "../../mock-server/index.js";

/** What is known of one operation of the contract, as the page of the docs shows it. */
export interface OperationFidelity {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly isModelled: boolean;
  /** How many requests, good and bad, had their answers held against the contract's schema. */
  readonly validated: { readonly good: number; readonly bad: number } | null;
  /** The published clients that ask for it in the tests. */
  readonly drivenBy: readonly string[];
  /** When and where its answers were compared with the service's, the newest first. */
  readonly compared: readonly {
    readonly time: string;
    readonly service: string;
    readonly answers: number;
    readonly different: number;
  }[];
}

/** What the tests of each published client have asked for, a file a client. */
const drivenFolder = path.join(import.meta.dirname, "driven-by");
/** Reports of `headless-write-kit mock --beside <the service> --report`, put here by whoever has made them. */
const comparisonsFolder = path.join(import.meta.dirname, "comparisons");

/** Gathers what is known of each operation of the contract. */
export function describeFidelity(
  validated: ReadonlyMap<string, { good: number; bad: number }>,
): OperationFidelity[] {
  const clients = readFolder<{ client: string; operations: string[] }>(drivenFolder);
  const reports = readFolder<CompareReport>(comparisonsFolder);
  reports.sort((a, b) => (a.time > b.time ? -1 : 1));
  const modelled = new Set<string>(modelledOperations.map(([id]) => id));
  return [...modelledOperations, ...unmodelledOperations].map(([operation, method, template]) => ({
    operation,
    method,
    path: template,
    isModelled: modelled.has(operation),
    validated: validated.get(operation) ?? null,
    drivenBy: clients.filter(({ operations }) => operations.includes(operation)).map(({ client }) => client),
    compared: reports.flatMap((report) =>
      report.operations
        .filter((each) => each.operation === operation && each.compared > 0)
        .map(({ compared, different }) => ({
          ...{ time: report.time, service: report.expected },
          ...{ answers: compared, different },
        })),
    ),
  }));
}

/** Reads the JSON files of a folder, which may be absent. */
function readFolder<TValue>(folder: string): TValue[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  return files.sort().map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as TValue);
}
