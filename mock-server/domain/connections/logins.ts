import { minuteMs } from "../../../src/facts/time-units.js";
import type { TransientPart } from "../../journal/transient-part.js";
import type { DomainContext } from "../context.js";
import type { NewConnection } from "./connections.js";

const LIFETIME_MS = 10 * minuteMs;

/** What a login is for. */
export type LoginPurpose =
  /** A new connection, which is made as soon as the customer allows access. */
  | { readonly kind: "connect"; readonly connection: NewConnection }
  /** New tokens for an existing connection. */
  | { readonly kind: "renew"; readonly connectionId: string }
  /** A provider's own login; the connection is made when the client sends back what the window posted. */
  | { readonly kind: "customStep"; readonly connection: NewConnection };

/** A customer's login in a window of the simulated provider. */
export interface Login {
  readonly purpose: LoginPurpose;
  readonly provider: string;
  readonly expiresAtMs: number;
  /** The customer's answer in the window; there is at most one. */
  readonly answer?: "allow" | "deny";
}

/** Why a login cannot go on. */
export type LoginFault = "unknown" | "expired" | "used";

/** The logins in windows. They expire after minutes, so that no snapshot holds them. */
export interface Logins extends TransientPart {
  /** Starts a login; returns its state parameter, a random text that nobody can guess. */
  start(login: Pick<Login, "purpose" | "provider">): string;
  /** Finds a login by its state parameter, or says why it cannot go on. */
  find(parameter: string): Login | LoginFault;
  /** Stores the customer's answer. */
  answer(parameter: string, login: Login, answer: NonNullable<Login["answer"]>): void;
  /** Removes a login. */
  end(parameter: string): void;
}

/** Creates an empty list of logins. */
export function createLogins({ clock, changes }: Pick<DomainContext, "clock" | "changes">): Logins {
  /** The logins by their state parameters, oldest first. */
  const logins = new Map<string, Login>();

  // Expired logins are kept for the same time again: a late window learns that its login has expired.
  function dropForgotten(nowMs: number): void {
    for (const [parameter, { expiresAtMs }] of logins) {
      if (expiresAtMs + LIFETIME_MS > nowMs) return;
      logins.delete(parameter);
    }
  }

  /** A login goes on where the change that it has caused is undone. */
  function noteBefore(parameter: string): void {
    const before = logins.get(parameter);
    changes?.noteUndo(() => before && logins.set(parameter, before));
  }

  return {
    start(login) {
      const nowMs = clock.now();
      dropForgotten(nowMs);
      const parameter = createParameter();
      logins.set(parameter, { ...login, expiresAtMs: nowMs + LIFETIME_MS });
      return parameter;
    },
    find(parameter) {
      const login = logins.get(parameter);
      if (!login) return "unknown";
      return clock.now() >= login.expiresAtMs ? "expired" : login;
    },
    answer: (parameter, login, answer) => {
      noteBefore(parameter);
      logins.set(parameter, { ...login, answer });
    },
    end: (parameter) => {
      noteBefore(parameter);
      logins.delete(parameter);
    },
    mark() {
      const before = [...logins];
      return () => {
        for (const [parameter, login] of before) logins.set(parameter, login);
      };
    },
    clear: () => {
      logins.clear();
    },
  };
}

/** Finds a login that has no answer yet. */
export function findOpenLogin(logins: Pick<Logins, "find">, parameter: string): Login | LoginFault {
  const login = logins.find(parameter);
  return typeof login === "object" && login.answer ? "used" : login;
}

/** Makes a state parameter. It must not be guessable: whoever has it can answer for the customer. */
function createParameter(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
