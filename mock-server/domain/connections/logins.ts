import { createSeededRandom } from "../../../src/engine/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import type { NewConnection } from "./connections.js";

const LIFETIME_MS = 10 * 60_000;

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

/** Starts a login; gives the state parameter that names it, the same one for the same requests. */
export function startLogin(state: BackendState, login: Pick<Login, "purpose" | "provider">): string {
  const nowMs = state.clock.now();
  dropForgotten(state, nowMs);
  const parameter = scramble(state.ids.next("login"));
  state.logins.set(parameter, { ...login, expiresAtMs: nowMs + LIFETIME_MS });
  return parameter;
}

/** Finds a login by its state parameter. */
export function findLogin(state: BackendState, parameter: string): Login | LoginFault {
  const login = state.logins.get(parameter);
  if (!login) return "unknown";
  return state.clock.now() >= login.expiresAtMs ? "expired" : login;
}

/** Finds a login that waits for the customer's answer. */
export function findOpenLogin(state: BackendState, parameter: string): Login | LoginFault {
  const login = findLogin(state, parameter);
  return typeof login === "object" && login.answer ? "used" : login;
}

// Expired logins are kept for as long again, so that a late window hears what became of its own.
function dropForgotten(state: BackendState, nowMs: number): void {
  for (const [parameter, { expiresAtMs }] of state.logins) {
    if (expiresAtMs + LIFETIME_MS > nowMs) return;
    state.logins.delete(parameter);
  }
}

/** Makes of an id, which counts up, what nobody hits upon by changing a digit. */
function scramble(id: string): string {
  const random = createSeededRandom(Number.parseInt(id.slice(-8), 16));
  const parts = Array.from({ length: 4 }, () => Math.floor(random.next() * 2 ** 32));
  return parts.map((part) => part.toString(16).padStart(8, "0")).join("");
}
