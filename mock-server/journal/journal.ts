import type { LeniencyName } from "./leniencies.js";
import type { FaultEffect } from "./fault-effect.js";
import type { Exchange } from "./exchange.js";
import { createListeners } from "./listeners.js";
import type { TransientPart } from "./transient-part.js";
import type { RuleId } from "../../src/facts/rules/rule.js";

/**
 * A request and its answer, as plain data that never changes. It has no headers, and "[redacted]" in place of
 * credentials.
 */
export interface JournalEntry {
  /** The number of the request among all, from 1. */
  readonly number: number;
  /** When the request arrived, by the backend's clock. */
  readonly timeMs: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** The path below the base URL as it was sent, with its percent escapes. */
    readonly path: string;
    /** The query parameters; of one that is repeated, the last value. */
    readonly query: Readonly<Record<string, string>>;
    /** The parsed JSON, or the text where it is not JSON; `undefined` without a body. */
    readonly body: unknown;
  };
  /**
   * The contract's id of the operation, or "writeToEndpoint" for an endpoint of the 2023 form; `undefined`
   * for pages of a login and where no route matches.
   */
  readonly operation: string | undefined;
  /** The answer; `undefined` before it exists, and where the connection broke. */
  readonly answer:
    | {
        readonly status: number;
        readonly contentType: string | undefined;
        /** In the same form as the body of the request. */
        readonly body: unknown;
      }
    | undefined;
  /** The faults that were applied. */
  readonly faults: readonly FaultEffect[];
  /**
   * The rules by which the request was accepted or refused. Empty where a fault answered, where no route
   * matched, and where only the contract's schema refused the request.
   */
  readonly rules: readonly RuleId[];
  /**
   * The ids of the notifications that the request caused (`backend.notifications`) before it waited for a
   * provider; absent where it caused none.
   */
  readonly notifications?: readonly string[];
  /**
   * The names of the `leniencies` that the request needed: by the contract's text it would be refused. Absent
   * where it needed none.
   */
  readonly leniencies?: readonly LeniencyName[];
  /**
   * What was accepted but is probably a mistake, such as a key that the contract does not know; absent where
   * there is nothing.
   */
  readonly warnings?: readonly string[];
}

/** The requests to a backend, oldest first. */
export interface Journal {
  /**
   * The entries. A new array after each request and each answer, the same array until then. An entry is
   * replaced when its answer arrives.
   */
  readonly entries: readonly JournalEntry[];
  /** Removes all entries; numbering continues. */
  clear(): void;
  /**
   * Calls `listener` after each change of `entries`; returns the function that unsubscribes. An error that a
   * listener throws is reported as uncaught.
   */
  subscribe(listener: () => void): () => void;
}

/** Writes entries to a journal. */
export interface JournalWriter extends Pick<TransientPart, "mark"> {
  readonly journal: Journal;
  /** Adds a request. */
  add(request: Pick<Exchange, "timeMs" | "method" | "url" | "route" | "bodyText" | "faults">): Exchange;
  /** Marks an added exchange as changed. */
  touch(exchange: Exchange): void;
}

/** An exchange, and its entry if one was made since the last change. */
interface Kept {
  readonly exchange: Exchange;
  entry?: JournalEntry | undefined;
}

/**
 * The total length of all kept request bodies. Older requests are dropped above it; the newest is always
 * kept.
 */
const maxBodyLength = 32_000_000;

const DEFAULT_MAX_ENTRIES = 1000;

/**
 * Creates a journal of the newest `maxEntries` requests. Each is stored as it arrived; `show` converts it
 * when somebody reads the journal. Throws a `RangeError` where `maxEntries` is not a whole number from 0.
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one list
export function createJournal(options: {
  maxEntries?: number | undefined;
  show: (exchange: Exchange) => JournalEntry;
}): JournalWriter {
  const { maxEntries = DEFAULT_MAX_ENTRIES, show } = options;
  if (!Number.isInteger(maxEntries) || maxEntries < 0) {
    throw new RangeError(
      `maxJournalEntries is ${String(maxEntries)}; write a whole number, 0 for no journal`,
    );
  }
  const listeners = createListeners();
  let kept: Kept[] = [];
  /** The length of all bodies that are kept. */
  let bodyLength = 0;
  let count = 0;
  let entries: readonly JournalEntry[] | undefined;
  const change = () => {
    entries = undefined;
    listeners.notify();
  };
  const replace = (next: Kept[]) => {
    kept = next;
    bodyLength = kept.reduce((sum, { exchange }) => sum + exchange.bodyText.length, 0);
    dropOldest();
    change();
  };
  const dropOldest = () => {
    while (kept.length > maxEntries || (bodyLength > maxBodyLength && kept.length > 1)) {
      bodyLength -= kept.shift()?.exchange.bodyText.length ?? 0;
    }
  };

  return {
    journal: {
      get entries() {
        return (entries ??= kept.map((each) => (each.entry ??= show(each.exchange))));
      },
      clear: () => {
        if (kept.length > 0) replace([]);
      },
      subscribe: listeners.add,
    },
    add({ timeMs, method, url, route, bodyText, faults }) {
      const number = (count += 1);
      // A literal, as every exchange then has the same hidden class; copies by spread have one each (bench figure: http).
      const exchange: Exchange = { number, timeMs, method, url, route, bodyText, faults };
      if (maxEntries === 0) return exchange;
      kept.push({ exchange });
      bodyLength += exchange.bodyText.length;
      dropOldest();
      change();
      return exchange;
    },
    mark() {
      const before = [...kept];
      const last = count;
      // Requests that have come since stay, too: the journal tells what was asked.
      return () => {
        replace([...before, ...kept.filter(({ exchange }) => exchange.number > last)]);
      };
    },
    touch(exchange) {
      // Kept requests have consecutive numbers, so the first number gives the index.
      const found = kept[exchange.number - (kept[0]?.exchange.number ?? 0)];
      if (found?.exchange !== exchange) return;
      found.entry = undefined;
      change();
    },
  };
}
