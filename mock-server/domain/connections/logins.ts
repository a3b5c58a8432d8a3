import { minuteMs } from "../../../src/facts/time-units.js";
import type { DomainContext } from "../context.js";
import type { NewConnection } from "./connections.js";

const LIFETIME_MS = 10 * minuteMs;

/** What a login is for. */
export type LoginPurpose =
  /** A new connection, made as soon as access is allowed. */
  | { readonly kind: "connect"; readonly connection: NewConnection }
  /** New tokens for a connection that there is. */
  | { readonly kind: "renew"; readonly connectionId: string }
  /** One step of a provider's own login; the connection is made when the client comes back with what the window told it. */
  | { readonly kind: "customStep"; readonly connection: NewConnection };

/** A customer's login in a window of the simulated provider. */
export interface Login {
  readonly purpose: LoginPurpose;
  readonly provider: string;
  readonly expiresAtMs: number;
  /** What the customer answered in the window; it takes one answer only. */
  readonly answer?: "allow" | "deny";
}

/** Why a login cannot go on. */
export type LoginFault = "unknown" | "expired" | "used";

/** The logins in windows; they are open for minutes only, so that no snapshot holds them. */
export interface Logins {
  /** Starts a login; gives the state parameter that names it, which nobody can guess. */
  start(login: Pick<Login, "purpose" | "provider">): string;
  /** Finds a login by its state parameter. */
  find(parameter: string): Login | LoginFault;
  /** Notes what the customer has answered; there is no second answer. */
  answer(parameter: string, login: Login, answer: NonNullable<Login["answer"]>): void;
  /** Ends a login: nobody finds it any more. */
  end(parameter: string): void;
  /** Gives the open logins, for a change that may have to be taken back. */
  save(): ReadonlyMap<string, Login>;
  restore(saved: ReadonlyMap<string, Login>): void;
  clear(): void;
}

/** Creates the logins of a backend: none at first. */
export function createLogins({ clock }: Pick<DomainContext, "clock">): Logins {
  /** By their state parameters, oldest first. */
  const logins = new Map<string, Login>();

  // Expired logins are kept for as long again, so that a late window hears what became of its own.
  function dropForgotten(nowMs: number): void {
    for (const [parameter, { expiresAtMs }] of logins) {
      if (expiresAtMs + LIFETIME_MS > nowMs) return;
      logins.delete(parameter);
    }
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
      logins.set(parameter, { ...login, answer });
    },
    end: (parameter) => {
      logins.delete(parameter);
    },
    save: () => new Map(logins),
    restore: (saved) => {
      logins.clear();
      for (const [parameter, login] of saved) logins.set(parameter, login);
    },
    clear: () => {
      logins.clear();
    },
  };
}

/** Finds a login that waits for the customer's answer. */
export function findOpenLogin(logins: Pick<Logins, "find">, parameter: string): Login | LoginFault {
  const login = logins.find(parameter);
  return typeof login === "object" && login.answer ? "used" : login;
}

/** Makes a state parameter that nobody can guess: whoever has it answers for the customer. */
function createParameter(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
