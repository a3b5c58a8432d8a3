import type { ConfigIssueCode } from "../config/config-issue.js";

/**
 * What the words of an issue are made of, by its code.
 *
 * @example
 * const params: IssueParams["unknown-mapping"] = { name: "stage" };
 */
export interface IssueParams {
  "batch-unsupported": { provider: string };
  "default-type": { value: unknown; field: string; type: string };
  "deletion-unsupported": { provider: string; isKnown: boolean };
  "deselected-field": { field: string };
  "duplicate-filter": { field: string };
  "duplicate-mapping": { other: string; field: string };
  "duplicate-setting": { other: string };
  "duplicate-value-mapping": { other: string; value: string };
  "duplicate-offer": { name: string };
  "if-empty-unsupported": { provider: string };
  "invalid-schedule": { schedule: string };
  "many-defaults": { kinds: readonly string[] };
  "missing-mapping": { name: string; suggested?: string | undefined };
  "missing-period": object;
  "missing-value-mapping": { value: string };
  "object-name": { name: string };
  "quota-unsupported": { provider: string };
  "quota-unwatched": object;
  "read-only-field": { field: string };
  /** `reason` and `remedy` are the server's, in its language. */
  refused: { reason?: string | undefined; remedy?: string | undefined };
  "rule-failed": { rule: string };
  "rule-unfinished": { rule: string; seconds: number };
  "unknown-default": { names: readonly string[]; kinds: readonly string[] };
  "unknown-event": { event: string; suggestion?: string | undefined };
  "unknown-field": { field: string; suggestion?: string | undefined };
  "unknown-key": { name: string; suggestion: string };
  "unknown-mapping": { name: string };
  "unknown-object": { action: string; name: string; suggestion?: string | undefined };
  "unknown-option": { value: string; field: string; suggestion?: string | undefined };
  "wrong-provider": { provider: string; expected: string };
  "wrong-type": { expected: Expected };
}

/** What was expected in the place of a value of another type; a list holds the only values that may stand there. */
export type Expected =
  | "text"
  | "whole-number"
  | "whole-number-from-0"
  | "scalar"
  | "filter-value"
  | "value"
  | "list"
  | "object"
  | readonly unknown[];

/** What the words of a step of the history are made of, by its kind. */
export interface StepParams {
  /** `batch` was given a label, which stands as it is. */
  custom: { label: string };
  discard: object;
  "keep-mine": object;
  several: { count: number };
  proxy: { enabled: boolean };
  section: { section: string };
  reading: { object: string; enabled: boolean };
  writing: { object: string; enabled: boolean };
  subscribing: { object: string; enabled: boolean };
  deletion: { object: string; enabled: boolean };
  settings: { object: string; field: string };
  selection: { object: string; field: string; selected: boolean };
  "all-fields": { object: string; selected: boolean };
  mapping: { object: string; name: string; removed: boolean };
  "value-mapping": { object: string; field: string };
  events: { object: string; event: "create" | "update" | "delete"; enabled: boolean };
  "watched-fields": { object: string };
  "other-section": { object: string; section: string; enabled: boolean };
  /** `part` is the name that the config has for it, such as `fieldFilters`. */
  object: { object: string; section: string; part?: string | undefined };
}

/**
 * What the words of an error are made of, by what failed.
 *
 * @example
 * const params: ErrorParams["timeout"] = { seconds: 30 };
 */
export interface ErrorParams {
  network: object;
  timeout: { seconds: number };
  unauthorized: object;
  forbidden: object;
  "not-found": object;
  conflict: { places: number };
  invalid: { count: number };
  refused: { reason?: string | undefined };
  "too-many": object;
  server: { requestId?: string | undefined };
  unsupported: { count: number };
  session: object;
  login: { code: "blocked" | "closed" | "denied" | "canceled" };
  other: object;
}

/** What is wrong, and how to correct it. */
export interface IssueWords {
  readonly message: string;
  readonly hint?: string | undefined;
}

/**
 * The codes of issues that the kit has words for; an app's own rules bring theirs.
 *
 * @example
 * const code: WordedIssueCode = "unknown-mapping";
 */
export type WordedIssueCode = Exclude<ConfigIssueCode, "own-rule">;

/** All words of the kit in one language. A dictionary that lacks one is no `Messages`: the compiler says which. */
export interface Messages {
  /** Its BCP 47 tag, such as `de`: numbers and lists are written by it. */
  readonly locale: string;
  readonly issues: {
    readonly [TCode in WordedIssueCode]: (params: IssueParams[TCode], say: Say) => IssueWords;
  };
  readonly steps: { readonly [TKind in keyof StepParams]: (params: StepParams[TKind], say: Say) => string };
  readonly errors: {
    readonly [TKind in keyof ErrorParams]: (params: ErrorParams[TKind], say: Say) => string;
  };
}

/** A dictionary, or what loads one; the words are English until it is there. */
export type MessagesSource = Messages | (() => Promise<Messages>);

/**
 * A text for each plural form of a language, by the names that Unicode CLDR has for them; `other` stands in for those that are left
 * out.
 *
 * @example
 * const files: PluralForms = { one: "plik", few: "pliki", many: "plików", other: "pliku" };
 */
export type PluralForms = { readonly other: string } & {
  readonly [TForm in Intl.LDMLPluralRule]?: string;
};

/** Writes the parts of a sentence as the language does. */
export interface Say {
  readonly number: (value: number) => string;
  /** Chooses the form that the language has for a number: `plural(2, { one: "change", other: "changes" })`. */
  readonly plural: (value: number, forms: PluralForms) => string;
  /** Joins texts by "and" or its like. */
  readonly list: (texts: readonly string[]) => string;
}

/** What a step of the history did, as data. */
export type StepData = {
  readonly [TKind in keyof StepParams]: { readonly kind: TKind; readonly params: StepParams[TKind] };
}[keyof StepParams];

/**
 * What failed, as data.
 *
 * @example
 * const isOffline = ({ kind }: ErrorData) => kind === "network";
 */
export type ErrorData = {
  readonly [TKind in keyof ErrorParams]: { readonly kind: TKind; readonly params: ErrorParams[TKind] };
}[keyof ErrorParams];
