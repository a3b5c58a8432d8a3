import type { BackfillConfig, DynamicMapping, ReadFilter } from "../../contract/index.js";
import type { ObjectAccess } from "./object-access.js";

/** The options of a read config besides fields and mappings. Setting `undefined` removes one, so that the manifest's applies. */
export interface ReadOptionsHandlers {
  /** The schedule in place of the manifest's. */
  getSchedule: () => string | undefined;
  /** Sets the schedule, in cron syntax and UTC, such as every 15 minutes. */
  setSchedule: (schedule: string | undefined) => void;
  /** How far back the first read goes, in place of the manifest's. */
  getBackfill: () => BackfillConfig | undefined;
  /** Replaces the period, in days or the full history, and the filters that apply to the first read only. */
  setBackfill: (backfill: BackfillConfig | undefined) => void;
  /** The conditions that a record has to meet, all of them, to be read. */
  getFieldFilters: () => readonly ReadFilter[] | undefined;
  /** Replaces the conditions; each field has one at most. */
  setFieldFilters: (filters: readonly ReadFilter[] | undefined) => void;
  /** The names that the app offers to be mapped besides those of the manifest. */
  getDynamicMappings: () => readonly DynamicMapping[] | undefined;
  /**
   * Replaces the names that the app offers to be mapped. `setFieldMapping` maps fields to them, as to the manifest's names. An
   * equal list changes nothing, so that a component may set it while it renders.
   */
  setDynamicMappings: (mappings: readonly DynamicMapping[] | undefined) => void;
}

/** Makes the handlers of the options of one object's read config. */
export function createReadOptions(access: ObjectAccess): ReadOptionsHandlers {
  const get =
    <TValue>(name: string) =>
    () =>
      access.read<TValue>(name);
  const set = (name: string) => (value: unknown) => {
    access.set([name], value);
  };
  return {
    getSchedule: get("schedule"),
    setSchedule: set("schedule"),
    getBackfill: get("backfill"),
    setBackfill: set("backfill"),
    getFieldFilters: get("fieldFilters"),
    setFieldFilters: set("fieldFilters"),
    getDynamicMappings: get("dynamicMappingsInput"),
    setDynamicMappings: set("dynamicMappingsInput"),
  };
}
