import type { Operation } from "../../../src/contract/index.js";
import type { EngineSnapshot } from "../../../src/engine/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { quote } from "../../../src/json/quote.js";
import type { Domains } from "../../domain/domains.js";
import { SeedError } from "../errors.js";
import type { SeedTimes } from "./seed-times.js";

type OperationRecord = EngineSnapshot["operations"]["records"][number];

/**
 * A finished operation to seed; its log is empty. One in progress cannot be seeded, because its records are
 * missing.
 */
export interface SeedOperation
  extends SeedTimes, Pick<Operation, "installationId" | "result" | "metadata" | "resource"> {
  /** @default the next id */
  id?: string;
  /** @default that of the installation's present config */
  configId?: string;
  /** @default "write" */
  actionType?: string;
  status: "success" | "failure";
}

/** Adds operations after the existing ones, in the order of their times. */
export function seedOperations(domains: Domains, seeds: readonly SeedOperation[]): void {
  if (seeds.length === 0) return;
  const { writes } = domains;
  const saved = writes.save();
  const { started, records, ended } = saved.engine.operations;
  const known = new Set(records.map(({ id }) => id));
  const entries = seeds.map((seed, index) => {
    const record = toRecord(domains, seed, `operations[${String(index)}]`);
    if (known.has(record.id)) {
      throw new SeedError(
        `operations[${String(index)}]`,
        `there is an operation ${quote(record.id)} already`,
      );
    }
    known.add(record.id);
    domains.context.ids.reserve("operation", record.id);
    return record;
  });
  const added = entries
    .sort((a, b) => a.createMs - b.createMs)
    .map((record, index) => ({ ...record, sequence: started + index + 1 }));
  const byEnd = [...added].sort((a, b) => a.updateMs - b.updateMs);
  writes.restore({
    ...saved,
    engine: {
      ...saved.engine,
      operations: {
        started: started + added.length,
        records: [...records, ...added],
        ended: [...ended, ...byEnd.map(({ id }) => id)],
      },
    },
  });
}

/** Creates the engine's record of an operation; the caller sets its sequence. */
function toRecord({ context, installations }: Domains, seed: SeedOperation, entry: string): OperationRecord {
  const installation = installations.get(seed.installationId);
  if (!installation) {
    throw new SeedError(entry, `there is no installation ${quote(seed.installationId)}; seed one first`);
  }
  const { integrationId, config } = installation;
  const { id = context.ids.next("operation"), status, result, actionType = "write" } = seed;
  const { metadata, resource = metadata?.objects?.[0] } = seed;
  const shown = {
    actionType,
    ...(metadata && { metadata }),
    ...(seed.resource !== undefined && { resource }),
  };
  const createMs = Date.parse(seed.createTime ?? context.now());
  const updateMs = seed.updateTime === undefined ? createMs : Date.parse(seed.updateTime);
  return {
    ...{ id, sequence: 0, projectId: context.project.id, integrationId },
    ...{ installationId: installation.id, configId: seed.configId ?? config.id },
    ...{ objectName: resource ?? "", createMs, updateMs, status, result },
    successfulRecordIds: metadata?.successfulRecordIds ?? [],
    ...{ attempts: metadata?.retry?.attempts ?? 1, lastAttemptMs: updateMs, hasFailedAttempt: false },
    ...{ events: [], omittedEvents: 0, shown: copyJson(shown) },
  };
}
