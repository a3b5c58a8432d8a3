import { isJsonObject, type JsonObject, setOwn } from "../../json/object.js";
import { describeThrown } from "../port-errors.js";
import type { ProviderFailure, ProviderResult } from "../ports.js";

/**
 * Reads a provider's answer for `count` records: always one result for each. A result that is missing or does not match the
 * port's type is a failure that is not retried.
 */
export function readResults(answer: unknown, count: number): readonly ProviderResult[] {
  if (!Array.isArray(answer)) return repeat(malformed("it answered no list of results"), count);
  if (answer.length > count) {
    const counts = `${String(answer.length)} results for ${String(count)} records`;
    return repeat(malformed(`it answered ${counts}, and nobody knows which is whose`), count);
  }
  const results: ProviderResult[] = [];
  for (let place = 0; place < count; place += 1) {
    const isMissing = place >= answer.length;
    results.push(
      isMissing ? failed("The provider gave no result for this record") : readResult(answer[place]),
    );
  }
  return results;
}

function repeat(result: ProviderResult, count: number): ProviderResult[] {
  return Array.from({ length: count }, () => result);
}

function readResult(value: unknown): ProviderResult {
  try {
    return readSoundResult(value);
  } catch (error) {
    return malformed(`a result cannot be read, because it throws ${describeThrown(error)}`);
  }
}

function readSoundResult(value: unknown): ProviderResult {
  const { ok, recordId, data, failure } = membersOf(value);
  if (ok === true) {
    if (typeof recordId !== "string" || recordId === "") return malformed("a result lacks the text recordId");
    const told = isJsonObject(data) ? readData(data) : data;
    if (told === undefined) return { ok, recordId };
    return isJsonObject(told) ? { ok, recordId, data: told } : malformed("the data of a result is no object");
  }
  const { message } = membersOf(failure);
  if (ok !== false || typeof message !== "string") {
    return malformed("a result is neither {ok: true, recordId} nor {ok: false, failure: {message}}");
  }
  return { ok, failure: readFailure(message, membersOf(failure)) };
}

/** Copies data, as the port may change them later. Data that JSON cannot hold throw here and not when the answer is sent. */
function readData(data: JsonObject): unknown {
  const flat = copyFlat(data);
  if (flat) return flat;
  try {
    return JSON.parse(JSON.stringify(data)) as unknown;
  } catch (error) {
    // The result is valid; its data are nested too deep for JSON, so they are left out.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Copies an object whose members JSON carries as they are: texts, whole numbers, booleans and null; `undefined` for any
 * other object. A provider answers with such data nearly always, and a way through JSON costs ten times as much (bench
 * figure: http).
 */
function copyFlat(data: JsonObject): JsonObject | undefined {
  if (Object.getPrototypeOf(data) !== Object.prototype) return undefined;
  const copy: JsonObject = {};
  for (const name of Object.keys(data)) {
    const value = data[name];
    const isPlain =
      typeof value === "string" ||
      typeof value === "boolean" ||
      value === null ||
      Number.isSafeInteger(value);
    if (!isPlain || Object.is(value, -0)) return undefined;
    setOwn(copy, name, value);
  }
  return copy;
}

function readFailure(message: string, given: Readonly<Record<string, unknown>>): ProviderFailure {
  const { code, isRetryable, isRolledBack, retryAfterMs, rawResponse } = given;
  return {
    message,
    isRetryable: isRetryable === true,
    ...(typeof code === "string" && { code }),
    ...(isRolledBack === true && { isRolledBack }),
    ...(typeof retryAfterMs === "number" && retryAfterMs >= 0 && { retryAfterMs }),
    ...(typeof rawResponse === "string" && { rawResponse }),
  };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}

function malformed(fault: string): ProviderResult {
  return failed(`The provider's port broke its own contract: ${fault}`);
}

function failed(message: string): ProviderResult {
  return { ok: false, failure: { message, isRetryable: false } };
}
