import type { GetToken } from "./auth/auth.js";

/** The defaults of the options. */
export const clientDefaults = {
  baseUrl: "https://api.withampersand.com/v1",
  writeUrl: "https://write.withampersand.com/v1",
  timeoutMs: 30_000,
} as const;

/** How to reach the API, and as whom: exactly one of `apiKey` and `getToken`. */
export interface ClientOptions {
  /** The project's id or name. */
  readonly project: string;
  /** Sent as `X-Api-Key`. */
  readonly apiKey?: string | undefined;
  /** Sent as `Authorization: Bearer`; see `createTokenAuth` for when it is called. */
  readonly getToken?: GetToken | undefined;
  /** @default "https://api.withampersand.com/v1" */
  readonly baseUrl?: string | undefined;
  /** Where records are written. @default "https://write.withampersand.com/v1" */
  readonly writeUrl?: string | undefined;
  /** @default the global `fetch`, looked up at each call, so that one patched later is found */
  readonly fetch?: typeof fetch | undefined;
  /** From the call to the last byte of the answer, waiting for a token included; at most 2147483647. @default 30_000 */
  readonly timeoutMs?: number | undefined;
}

/** The last argument of every call of a client. */
export interface CallOptions {
  /** Cancels the call, which rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
