import type { ConfigAction, JsonPatchOperation } from "../../src/contract/index.js";
import { own } from "../../src/json/object.js";
import { cutText } from "../../src/json/quote.js";
import type { ServedBackend } from "../backend/served-backend.js";
import type { JournalEntry } from "../journal/journal.js";
import type { Notification, NotificationType } from "../notifications/notification.js";
import { describeSent, MOST_CHARACTERS, MOST_LINES } from "./describe-sent.js";
import { readMask, readPatch, readWrite } from "./read-sent.js";
import { showJson } from "./show-json.js";

/** The answers that count. */
export interface AnsweredWith {
  /** @default any from 200 to 299 */
  status?: number;
}

/** A patch of one object's config; a member that is left out matches anything. */
export interface SentPatch extends AnsweredWith {
  object?: string;
  action?: ConfigAction;
}

/** A write; a member that is left out matches anything. */
export interface SentWrite extends AnsweredWith {
  /** The object's name in the request. */
  object?: string;
  type?: "create" | "update" | "delete";
  groupRef?: string;
  /** The record of a single write; it may contain asymmetric matchers such as `expect.objectContaining`. */
  record?: unknown;
  /** The records of a batch, in order. */
  records?: readonly unknown[];
}

/**
 * What `mockMatchers` adds to `expect(backend)`. Each looks in the journal for one request that fits; `toHaveNotified` looks in the
 * notifications.
 *
 * @example
 * import { expect } from "vitest";
 *
 * expect.extend(mockMatchers);
 * const sent: MockMatchers = expect(backend);
 * sent.toHaveSentMask(["config.content.write.objects.contact"]);
 */
export interface MockMatchers<TResult = void> {
  /** Passes where an update of an installation was sent with exactly these mask paths, in any order. */
  toHaveSentMask(paths: readonly string[], options?: AnsweredWith): TResult;
  /** Passes where a JSON Patch of an object's config was sent with exactly these operations, in this order. */
  toHaveSentPatch(operations: readonly JsonPatchOperation[], options?: SentPatch): TResult;
  /** Passes where a write was sent to an object, not to an endpoint of the 2023 form. `backend.instance` shows what the provider made of it. */
  toHaveWritten(write?: SentWrite): TResult;
  /** Passes where the backend has sent this notification, with at least these members in its data; they may contain asymmetric matchers. */
  toHaveNotified(type: NotificationType, data?: Readonly<Record<string, unknown>>): TResult;
}

declare global {
  // Vitest takes this up, too. So no package is named that an app may not have installed.
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way in which Jest declares it
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- as in Jest's own, letter by letter
    interface Matchers<R, T = {}> extends MockMatchers<R> {}
  }
}

/** The part of a matcher's `this` that Vitest and Jest have in common. */
interface MatcherContext {
  equals(a: unknown, b: unknown): boolean;
}

/** The result of a matcher, in the form that both take. */
interface MatcherResult {
  pass: boolean;
  message: () => string;
}

/**
 * Matchers for `expect.extend` of Vitest and Jest. They throw a `TypeError` where `expect` was not given a mock backend.
 *
 * @example
 * import { expect } from "vitest";
 *
 * expect.extend(mockMatchers);
 * expect(backend).toHaveSentMask(["config.content.write.objects.contact"]);
 */
export const mockMatchers = {
  toHaveSentMask(
    this: MatcherContext,
    backend: unknown,
    paths: readonly string[],
    { status }: AnsweredWith = {},
  ) {
    if (!Array.isArray(paths))
      throw new TypeError('toHaveSentMask takes a list of paths, such as ["config.content.proxy.enabled"]');
    const expected = paths.toSorted();
    return look(backend, {
      name: "toHaveSentMask",
      wanted: `an update by the mask ${showJson(paths)}`,
      status,
      isIt: (entry) => this.equals(readMask(entry)?.toSorted(), expected),
    });
  },

  toHaveSentPatch(
    this: MatcherContext,
    backend: unknown,
    operations: readonly JsonPatchOperation[],
    { status, ...rest }: SentPatch = {},
  ) {
    return look(backend, {
      name: "toHaveSentPatch",
      wanted: `a patch ${showJson({ ...rest, operations })}`,
      status,
      isIt: (entry) => has(this, readPatch(entry), { ...rest, operations }),
    });
  },

  toHaveWritten(this: MatcherContext, backend: unknown, { status, ...write }: SentWrite = {}) {
    return look(backend, {
      name: "toHaveWritten",
      wanted: `a write ${showJson(write)}`,
      status,
      isIt: (entry) => has(this, readWrite(entry), write),
    });
  },

  toHaveNotified(
    this: MatcherContext,
    backend: unknown,
    type: NotificationType,
    data: Readonly<Record<string, unknown>> = {},
  ): MatcherResult {
    const { entries } = readBackend("toHaveNotified", backend).notifications;
    const found = entries.find((each) => each.type === type && has(this, each.data, data));
    const wanted = `${type} ${showJson(data)}`;
    return {
      pass: found !== undefined,
      message: () =>
        found
          ? `the backend has notified of ${wanted}; it should not have.`
          : `the backend has not notified of ${wanted}.\n${describeNotified(entries)}`,
    };
  },
};

/** Lists the newest notifications, oldest first. */
function describeNotified(entries: readonly Notification[]): string {
  if (entries.length === 0) return "It has notified of nothing.";
  const lines = entries
    .slice(-MOST_LINES)
    .map(({ type, data }) => `  ${type} ${cutText(showJson(data), MOST_CHARACTERS)}`);
  return ["It has notified of, the newest last:", ...lines].join("\n");
}

/** Whether `sent` has the expected members; an expected `undefined` matches anything. */
function has({ equals }: MatcherContext, sent: object | undefined, expected: object): boolean {
  return (
    sent !== undefined &&
    Object.entries(expected).every(([name, value]) => value === undefined || equals(own(sent, name), value))
  );
}

/** Looks for a request that `isIt` accepts and whose answer has the expected status. */
function look(
  backend: unknown,
  question: {
    name: string;
    wanted: string;
    status: number | undefined;
    isIt: (entry: JournalEntry) => boolean;
  },
): MatcherResult {
  const { name, status, isIt } = question;
  const { entries } = readBackend(name, backend).journal;
  const found = entries.find((entry) => isAnsweredWith(status, entry) && isIt(entry));
  const wanted = `${question.wanted}, answered with ${status === undefined ? "2xx" : String(status)}`;
  return {
    pass: found !== undefined,
    message: () =>
      found
        ? `the backend was sent ${wanted}; it should not have been.\n${describeSent([found])}`
        : `the backend was not sent ${wanted}.\n${describeSent(entries)}`,
  };
}

function isAnsweredWith(status: number | undefined, { answer }: JournalEntry): boolean {
  if (!answer) return false;
  return status === undefined ? answer.status >= 200 && answer.status <= 299 : answer.status === status;
}

function readBackend(matcher: string, backend: unknown): ServedBackend {
  if (isBackend(backend)) return backend;
  throw new TypeError(`${matcher} looks into a journal: give expect() what createMockBackend has made`);
}

function isBackend(value: unknown): value is ServedBackend {
  return typeof value === "object" && value !== null && "journal" in value;
}
