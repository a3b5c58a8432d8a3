import { UsageError } from "../errors/errors.js";

/** The consumer and group that a request is made for; `getToken` gets them. */
export interface Identity {
  readonly consumerRef: string;
  readonly groupRef: string;
}

/** The app's function that returns a JWT for one consumer and group. */
export type GetToken = (identity: { consumerRef: string; groupRef: string }) => Promise<string>;

/** The credential of a request: its headers, and the secret in them, which must not appear anywhere else. */
export interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  readonly secret: string;
}

/** Where requests get their credential. */
export interface Auth {
  /** Rejects with a `TokenError` where the app gives none. */
  credential(identity: Identity | undefined): Promise<Credential>;
  /** Drops a credential that the server refused; returns false where a second try would use the same one. */
  forget(credential: Credential, identity: Identity | undefined): boolean;
  /** Drops the credentials of one consumer and group, or all, also those that `getToken` is about to return. */
  signOut(identity?: Identity): void;
  /** Lists the recent secrets, which an answer may quote. */
  secrets(): readonly string[];
}

// A header can hold no other characters, and the platform's own error would quote the credential.
const headerSafe = /^[!-~]+$/;

/** Whether a header can hold a credential. */
export function isHeaderSafe(secret: unknown): secret is string {
  return typeof secret === "string" && headerSafe.test(secret);
}

/** Sends an API key in `X-Api-Key`; throws a `UsageError` for a key that no header can hold. */
export function createKeyAuth(apiKey: string): Auth {
  if (!isHeaderSafe(apiKey)) {
    throw new UsageError(
      "apiKey is no text, or holds a space, line break or other sign that a header cannot carry; trim it",
    );
  }
  const credential: Credential = { headers: { "X-Api-Key": apiKey }, secret: apiKey };
  return {
    credential: () => Promise.resolve(credential),
    forget: () => false,
    signOut: () => undefined,
    secrets: () => [apiKey],
  };
}
