import type { WriteRecord } from "../../../../src/contract/index.js";
import { content, type DiscardingProvider, objectName } from "./write-setup.js";

/** A request as the bare loop takes it: right by itself, nobody looks. */
export interface BareRequest {
  readonly type: "create" | "update" | "delete";
  readonly record?: WriteRecord | undefined;
  readonly batch?: readonly { readonly record: WriteRecord }[] | undefined;
}

interface BareOperation {
  readonly id: string;
  readonly createMs: number;
  status: "in_progress" | "success" | "failure";
  successfulRecordIds: string[];
}

const MAX_OPERATIONS = 10_000;

/**
 * What one would write by hand for this one config: fields are renamed, dropped by policy and defaulted, the provider gets
 * them, an operation is kept, and the answer has the contract's form. No rule is checked, nothing is logged, nothing can fail.
 */
export function createBareLoop(provider: DiscardingProvider) {
  const settings: Readonly<
    Record<string, { writeOnCreate?: string; default?: { stringValue: string } } | undefined>
  > = content.write.objects[objectName]?.selectedFieldSettings ?? {};
  const mappings: Readonly<Record<string, string | undefined>> =
    content.read.objects[objectName]?.selectedFieldMappings ?? {};
  const defaults = Object.entries(settings).flatMap(([name, setting]) =>
    setting?.default ? [[name, setting.default.stringValue] as const] : [],
  );
  const operations = new Map<string, BareOperation>();
  let started = 0;

  function map(record: WriteRecord): WriteRecord {
    const fields: WriteRecord = {};
    for (const name of Object.keys(record)) {
      if (settings[name]?.writeOnCreate === "never") continue;
      fields[mappings[name] ?? name] = record[name];
    }
    for (const [name, value] of defaults) fields[name] ??= value;
    return fields;
  }

  function startOperation(): BareOperation {
    started += 1;
    const operation: BareOperation = {
      id: `operation-${String(started)}`,
      createMs: Date.now(),
      status: "in_progress",
      successfulRecordIds: [],
    };
    operations.set(operation.id, operation);
    operations.delete(`operation-${String(started - MAX_OPERATIONS)}`);
    return operation;
  }

  return async ({ type, record, batch }: BareRequest) => {
    const operation = startOperation();
    const sources = batch ? batch.map((item) => item.record) : [record ?? {}];
    const records = sources.map((source, place) => ({
      idempotencyKey: `${operation.id}:${String(place)}`,
      fields: map(source),
    }));
    const written = await provider.write({ type, objectName, records, allOrNone: false, headers: [] });
    const results = written.map((result) =>
      result.ok ? { success: true, recordId: result.recordId } : { success: false },
    );
    operation.successfulRecordIds = written.flatMap((result) => (result.ok ? [result.recordId] : []));
    operation.status = "success";
    const operationId = operation.id;
    const body = batch
      ? { operationId, successCount: results.length, failureCount: 0, results }
      : { operationId, result: results[0] };
    return { status: 200, body };
  };
}
