import { QueryObserver, type QueryClient } from "@tanstack/react-query";
import { UsageError } from "../../../client/index.js";
import type { InstallationConfigContent } from "../../../contract/index.js";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import { type FieldKey, fieldKeyOf } from "../../../facts/field-identity.js";
import { memoize } from "../../../json/memoize.js";
import { reconcile } from "../../../json/reconcile.js";
import type { ConfigIssue, FieldsByObject, Validator } from "../../../save/issues.js";
import type { ConfigRuleContext } from "../../../validation/own-rules.js";
import { fieldsOfRead, fieldsOfWritten, loadFields, readServerState } from "../loading/customer-fields.js";
import { lazyIssues, lazyRules } from "./lazy-parts.js";
import { createRuleBook } from "./rule-book.js";
import type { RuleRunner } from "./rule-runner.js";
import type { TenantQuery } from "../loading/load-data.js";
import type { TenantQueries } from "../loading/queries.js";
import { createWrittenFields } from "../loading/written-fields.js";

/** Checks one draft against the manifest and the customer's fields, as far as they are known. */
export interface DraftValidation {
  /** Loads what the draft is checked against while somebody listens; calls `listener` when more of it was loaded. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Lists the issues of another config, by what is known now. */
  readonly validate: (config: InstallationConfigContent) => readonly ConfigIssue[];
  /** Lists the issues. They are computed once for all callers with the same `fieldKey`, and an equal list keeps its reference. */
  readonly issues: (fieldKey?: FieldKey) => readonly ConfigIssue[];
  /** The kit's own function that tells which names are one field to the draft's provider. */
  readonly fieldKey: () => FieldKey;
  /** Loads the missing fields of `objects` and lists the issues. What cannot be loaded is left out of the check. */
  readonly load: (objects: readonly string[]) => Promise<readonly ConfigIssue[]>;
  /** Waits, up to a limit, until the app's own rules have checked the present draft; returns issues for those that have not. */
  readonly settle: () => Promise<readonly ConfigIssue[]>;
}

const none: readonly ConfigIssue[] = [];

/** The tenant whose draft is checked. */
interface DraftValidationInput {
  readonly queryClient: QueryClient;
  readonly queries: TenantQueries;
  readonly store: DraftStore;
}

/** Returns the validation of a scope's draft, the same one for all callers. It is made on first use, since few screens need one. */
export const validationOf = memoize((queries: TenantQueries, queryClient: QueryClient, store: DraftStore) =>
  createDraftValidation({ queryClient, queries, store }),
);

/** The last result, and what it was computed from. */
interface Validated {
  readonly draft: InstallationConfigContent;
  readonly loaded: number;
  readonly own: readonly ConfigIssue[];
  readonly issues: readonly ConfigIssue[];
  /** Knows what it has found, so that an edit costs what it has changed; `undefined` until it is loaded. */
  readonly validator: Validator | undefined;
}

/** Creates the validation of a draft. It sends no request before somebody listens or loads. */
// eslint-disable-next-line max-lines-per-function -- short functions over one draft's issues
function createDraftValidation({ queryClient, queries, store }: DraftValidationInput): DraftValidation {
  const written = createWrittenFields(queryClient, queries);
  const listeners = new Set<() => void>();
  let stopWatching: (() => void) | undefined;
  /** Grows each time something that the issues depend on was loaded. */
  let loaded = 0;
  const ruleBook = store.companion(createRuleBook);
  let runner: RuleRunner | undefined;
  /** The input of own rules; the same object while none of its members changes. */
  let context: (ConfigRuleContext & { readonly loaded: number }) | undefined;
  let knownKey: (Pick<Validated, "draft" | "loaded"> & { readonly fieldKey: FieldKey }) | undefined;
  /** The last results by `fieldKey` function; the key is `validate` where no function was given. */
  const last = new WeakMap<object, Validated>();

  function fieldKeyOfDraft(): FieldKey {
    const draft = store.get();
    if (knownKey?.draft === draft && knownKey.loaded === loaded) return knownKey.fieldKey;
    const { manifest } = readServerState(queryClient, queries);
    const fieldKey = fieldKeyOf(draft.provider ?? manifest?.provider ?? "");
    knownKey = { draft, loaded, fieldKey };
    return fieldKey;
  }

  function fieldsOf(draft: InstallationConfigContent): FieldsByObject {
    const { manifest, connection, hydrated } = readServerState(queryClient, queries);
    const ofWritten = manifest && connection && fieldsOfWritten(draft, manifest, written);
    return { ...fieldsOfRead(hydrated), ...ofWritten };
  }

  function validate(
    draft: InstallationConfigContent,
    fieldKey?: FieldKey,
    validator: Validator | undefined = lazyIssues.get()?.validateDraft,
  ): readonly ConfigIssue[] {
    const { manifest } = readServerState(queryClient, queries);
    if (!manifest || !validator) return [];
    return validator({ draft, manifest, fields: fieldsOf(draft), fieldKey });
  }

  /** Returns the runner of the app's rules; `undefined` where there are none, and until the runner is loaded. */
  function findRunner(): RuleRunner | undefined {
    if (ruleBook.isEmpty()) return undefined;
    return (runner ??= lazyRules.get()?.createRuleRunner(() => {
      for (const listener of listeners) listener();
    }));
  }

  function contextNow(): ConfigRuleContext {
    const [draft, saved] = [store.get(), store.getSaved()];
    if (context?.draft !== draft || context.saved !== saved || context.loaded !== loaded) {
      const { manifest } = readServerState(queryClient, queries);
      context = { draft, saved, manifest, fields: fieldsOf(draft), loaded };
    }
    return context;
  }

  function issues(fieldKey?: FieldKey): readonly ConfigIssue[] {
    const draft = store.get();
    const own = findRunner()?.issues(ruleBook.rules(), contextNow()) ?? none;
    const key = fieldKey ?? validate;
    const known = last.get(key);
    if (known?.draft === draft && known.loaded === loaded && known.own === own) return known.issues;
    const validator = known?.validator ?? lazyIssues.get()?.createValidator();
    const found = reconcile(known?.issues, [...validate(draft, fieldKey, validator), ...own]);
    last.set(key, { draft, loaded, own, issues: found, validator });
    return found;
  }

  function watch(): () => void {
    const revision = new QueryObserver(queryClient, neededRevision(queryClient, queries));
    const onLoad = () => {
      loaded += 1;
      revision.setOptions(neededRevision(queryClient, queries));
      for (const listener of listeners) listener();
    };
    loaded += 1;
    const stops = [
      observe(queryClient, queries.integration, onLoad),
      observe(queryClient, queries.installations, onLoad),
      observe(queryClient, queries.connections, onLoad),
      revision.subscribe(onLoad),
      written.subscribe(onLoad),
      lazyIssues.subscribe(onLoad),
      ruleBook.subscribe(() => {
        if (!ruleBook.isEmpty()) stopLoading ??= lazyRules.subscribe(onLoad);
        onLoad();
      }),
    ];
    let stopLoading = ruleBook.isEmpty() ? undefined : lazyRules.subscribe(onLoad);
    return () => {
      stopLoading?.();
      for (const stop of stops) stop();
    };
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      stopWatching ??= watch();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopWatching = undefined;
      };
    },
    validate,
    issues,
    fieldKey: fieldKeyOfDraft,
    load: async (objects) => {
      await Promise.all([lazyIssues.load(), loadFields(queryClient, queries, objects)]);
      loaded += 1;
      return issues();
    },
    settle: async () => {
      if (ruleBook.isEmpty()) return none;
      // The parts for saving were loaded by now, so that this part can be loaded as well.
      if (!(await lazyRules.load()))
        throw new UsageError("the app's rules could not be run: load the page again");
      return findRunner()?.settle(ruleBook.rules, contextNow) ?? none;
    },
  };
}

function observe<TData>(queryClient: QueryClient, query: TenantQuery<TData>, onLoad: () => void) {
  return new QueryObserver<TData>(queryClient, { ...query, notifyOnChangeProps: ["data"] }).subscribe(onLoad);
}

/** The revision with the fields of the objects that are read; not loaded where there are no such objects. */
function neededRevision(queryClient: QueryClient, queries: TenantQueries) {
  const { manifest, revision } = readServerState(queryClient, queries);
  const isRead = (manifest?.read?.objects ?? []).length > 0;
  return {
    ...revision,
    enabled: revision.enabled === true && isRead,
    notifyOnChangeProps: ["data" as const],
  };
}
