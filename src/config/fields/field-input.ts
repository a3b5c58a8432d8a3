import type { FieldMetadata, FieldSettingDefault } from "../../contract/index.js";
import { own } from "../../json/object.js";

/** Which kind of control edits the value of a field. */
export type FieldInputKind =
  "text" | "integer" | "decimal" | "boolean" | "select" | "multiSelect" | "date" | "datetime";

/** One value that a field can have. */
export interface FieldInputOption {
  readonly value: string;
  readonly label: string;
  /** The CRM no longer offers it; it stays in the list while it is chosen. */
  readonly isGone: boolean;
}

/** The control for a field, and what can be chosen in it. */
export interface FieldInput {
  readonly kind: FieldInputKind;
  /** Of a `select` or `multiSelect`, in the CRM's order; empty for other kinds. */
  readonly options: readonly FieldInputOption[];
}

/** What somebody typed or chose: a default, nothing, or something that is not a value of the kind. */
export type ReadInput =
  | { readonly ok: true; readonly value: FieldSettingDefault | undefined }
  | {
      readonly ok: false;
      readonly code: "not-whole" | "too-large" | "not-a-number" | "not-a-date" | "not-true-or-false";
    };

const kinds: Partial<Record<NonNullable<FieldMetadata["valueType"]>, FieldInputKind>> = {
  int: "integer",
  float: "decimal",
  boolean: "boolean",
  singleSelect: "select",
  multiSelect: "multiSelect",
  date: "date",
  datetime: "datetime",
};

/**
 * Picks the control for a field by its type and its default: a saved default must show even where it does not fit the type. A
 * picklist whose options are not known is a text. Never throws.
 *
 * @example
 * const { kind, options } = fieldInput({ valueType: "singleSelect", values: [{ value: "web", displayValue: "Web" }] });
 */
export function fieldInput(
  field: Pick<Partial<FieldMetadata>, "valueType" | "values">,
  value?: FieldSettingDefault,
): FieldInput {
  const { integerValue, booleanValue, stringValue } = value ?? {};
  if (integerValue !== undefined) {
    return { kind: field.valueType === "float" ? "decimal" : "integer", options: [] };
  }
  if (booleanValue !== undefined) return { kind: "boolean", options: [] };
  const kind = own(kinds, field.valueType ?? "other") ?? "text";
  const fits = stringValue === undefined || readInput(kind, stringValue).ok;
  if (kind !== "select" && kind !== "multiSelect") {
    const isShown = fits && !(kind === "boolean" && stringValue !== undefined);
    return { kind: isShown ? kind : "text", options: [] };
  }
  const options = (field.values ?? []).map((option) => ({
    value: option.value,
    // The contract requires `displayValue`, but a CRM may leave it out.
    label: (option.displayValue as string | null | undefined)?.trim() ? option.displayValue : option.value,
    isGone: false,
  }));
  if (options.length === 0) return { kind: "text", options };
  const chosen = kind === "select" ? [stringValue ?? ""] : chosenValues(stringValue);
  const gone = chosen.filter((each) => each !== "" && !options.some((option) => option.value === each));
  return { kind, options: [...gone.map((each) => ({ value: each, label: each, isGone: true })), ...options] };
}

/**
 * Writes a default as the text of its control; a `datetime` in UTC, as `<input type="datetime-local">` takes it. Never throws:
 * a text that is no time stays as it is.
 *
 * @example
 * inputText("datetime", { stringValue: "2026-01-01T12:30:00Z" }); // "2026-01-01T12:30"
 */
export function inputText(kind: FieldInputKind, value: FieldSettingDefault | undefined): string {
  const text = String(value?.stringValue ?? value?.integerValue ?? value?.booleanValue ?? "");
  if (kind !== "datetime" || text === "") return text;
  const timeMs = Date.parse(text);
  return Number.isNaN(timeMs) ? text : new Date(timeMs).toISOString().slice(0, 16);
}

/**
 * Reads the text of a control. An empty one is no default, and neither are blanks: as default they would empty the field of every
 * record. A number with a fraction is kept as a text, since the config's numbers have none; a `datetime` is taken as UTC. Never throws:
 * what is no value of the kind gives `ok: false` and a code that says why.
 *
 * @example
 * const typed = readInput("integer", "1.5");
 * if (!typed.ok) console.log(typed.code); // "not-whole"
 */
export function readInput(kind: FieldInputKind, text: string): ReadInput {
  const isExact = kind === "select" || kind === "multiSelect" || (kind === "text" && text.trim() !== "");
  const typed = isExact ? text : text.trim();
  if (typed === "") return { ok: true, value: undefined };
  switch (kind) {
    case "integer":
    case "decimal": {
      if (/^[+-]?\d+$/.test(typed) && Number.isSafeInteger(Number(typed))) {
        // Not -0: JSON has none.
        return { ok: true, value: { integerValue: Number(typed) + 0 } };
      }
      const isNumber = /^[+-]?\d+(\.\d+)?$/.test(typed);
      if (kind === "decimal" && isNumber) return { ok: true, value: { stringValue: typed } };
      if (!isNumber) return { ok: false, code: "not-a-number" };
      return { ok: false, code: typed.includes(".") ? "not-whole" : "too-large" };
    }
    case "boolean":
      if (typed !== "true" && typed !== "false") return { ok: false, code: "not-true-or-false" };
      return { ok: true, value: { booleanValue: typed === "true" } };
    case "date":
      return isDay(typed) ? { ok: true, value: { stringValue: typed } } : { ok: false, code: "not-a-date" };
    case "datetime": {
      const isTime = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){1,2}(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.test(
        typed,
      );
      if (!isTime || !isDay(typed.slice(0, 10))) return { ok: false, code: "not-a-date" };
      const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(typed);
      const full = typed.length === 16 ? `${typed}:00` : typed;
      return { ok: true, value: { stringValue: hasZone ? typed : `${full}Z` } };
    }
    default:
      return { ok: true, value: { stringValue: typed } };
  }
}

/**
 * Lists what is chosen of a `multiSelect`: the text separates values by semicolons. Never throws: without a text nothing is
 * chosen.
 *
 * @example
 * chosenValues("web;phone"); // ["web", "phone"]
 */
export function chosenValues(text: string | undefined): string[] {
  return (text ?? "").split(";").filter((each) => each !== "");
}

/**
 * Writes what is chosen of a `multiSelect` as the text of a default, in the order of the options. Never throws: what is no
 * option is left out.
 *
 * @example
 * const { options } = fieldInput({ valueType: "multiSelect", values: [{ value: "web", displayValue: "Web" }] });
 * chosenText(options, ["web"]); // "web"
 */
export function chosenText(options: readonly FieldInputOption[], chosen: readonly string[]): string {
  return options
    .map(({ value }) => value)
    .filter((value) => chosen.includes(value))
    .join(";");
}

function isDay(day: string): boolean {
  const timeMs = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(day);
}
