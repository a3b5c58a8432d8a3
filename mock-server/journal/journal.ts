import type { LeniencyName } from "./leniencies.js";
import type { FaultEffect } from "./fault-effect.js";
import type { Exchange } from "./exchange.js";
import { createListeners } from "./listeners.js";
import type { RuleId } from "../../src/facts/rules/rule.js";

/** One request and what came of it; plain data that nothing changes. No headers, and of credentials only "[redacted]". */
export interface JournalEntry {
  /** Its place among all requests, from 1. */
  readonly number: number;
  /** When it had arrived, by the backend's clock. */
  readonly timeMs: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** Below the base URL, as it was sent: percent escapes stay. */
    readonly path: string;
    /** Of a parameter that stands several times the last value. */
    readonly query: Readonly<Record<string, string>>;
    /** The parsed JSON, the text where it is none, `undefined` without a body. */
    readonly body: unknown;
  };
  /** The contract's id of the operation, "writeToEndpoint" for an endpoint of the 2023 form, `undefined` for pages of a login and where no route answers. */
  readonly operation: string | undefined;
  /** `undefined` until there is one, and for good where the connection broke. */
  readonly answer:
    | {
        readonly status: number;
        readonly contentType: string | undefined;
        /** As that of the request. */
        readonly body: unknown;
      }
    | undefined;
  /** What went wrong on purpose. */
  readonly faults: readonly FaultEffect[];
  /**
   * The rules that an accepted request was served by, or those that refused it. Empty where a fault answered, where no route
   * did, and where the contract's schema alone says no.
   */
  readonly rules: readonly RuleId[];
  /** The ids of the notifications that it has made (`backend.notifications`), before it waited for a provider; absent where there are none. */
  readonly notifications?: readonly string[];
  /** The names of `leniencies` without which it would be refused, as the contract's text has it; absent where it needed none. */
  readonly leniencies?: readonly LeniencyName[];
  /** What was accepted and is probably not meant, such as a key that the contract does not know; absent where there is nothing. */
  readonly warnings?: readonly string[];
}

/** The requests that a backend was asked, oldest first. */
export interface Journal {
  /** Another array once a request or an answer has come, the same one until then; an entry is replaced when its answer comes. */
  readonly entries: readonly JournalEntry[];
  /** Forgets all entries; numbers go on. */
  clear(): void;
  /** Calls `listener` after each change of `entries`; gives the function that ends it. What a listener throws is an uncaught error of its own. */
  subscribe(listener: () => void): () => void;
}

/** What fills a journal. */
export interface JournalWriter {
  readonly journal: Journal;
  /** Enters a request. */
  add(exchange: Omit<Exchange, "number">): Exchange;
  /** Says that an exchange that was added has changed. */
  touch(exchange: Exchange): void;
}

/** An exchange, and the entry that was made of it since it changed last. */
interface Kept {
  readonly exchange: Exchange;
  entry?: JournalEntry | undefined;
}

/** However few they are, the requests that are kept have no longer bodies together; the newest is always kept. */
const maxBodyLength = 32_000_000;

const DEFAULT_MAX_ENTRIES = 1000;

/**
 * Creates a journal of the newest `maxEntries` requests. They are kept as they came; `show` makes entries of them when somebody
 * looks. Throws a `RangeError` for another number than a whole one from 0.
 */
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

  return {
    journal: {
      get entries() {
        return (entries ??= kept.map((each) => (each.entry ??= show(each.exchange))));
      },
      clear: () => {
        if (kept.length === 0) return;
        kept = [];
        bodyLength = 0;
        change();
      },
      subscribe: listeners.add,
    },
    add(given) {
      const exchange = { ...given, number: (count += 1) };
      if (maxEntries === 0) return exchange;
      kept.push({ exchange });
      bodyLength += exchange.bodyText.length;
      while (kept.length > maxEntries || (bodyLength > maxBodyLength && kept.length > 1)) {
        bodyLength -= kept.shift()?.exchange.bodyText.length ?? 0;
      }
      change();
      return exchange;
    },
    touch(exchange) {
      // Numbers count on without a gap, from that of the oldest that is kept.
      const found = kept[exchange.number - (kept[0]?.exchange.number ?? 0)];
      if (found?.exchange !== exchange) return;
      found.entry = undefined;
      change();
    },
  };
}
