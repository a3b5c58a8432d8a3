import { UsageError } from "../errors/errors.js";

/** Whom a request is made for: what the app's `getToken` is asked with. */
export interface Identity {
  readonly consumerRef: string;
  readonly groupRef: string;
}

/** The app's way to a JWT for one consumer and group. */
export type GetToken = (identity: { consumerRef: string; groupRef: string }) => Promise<string>;

/** What proves a request: its headers, and the secret that must show up nowhere else. */
export interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  readonly secret: string;
}

/** Where requests get their credential. */
export interface Auth {
  /** Rejects with a `TokenError` where the app gives none. */
  credential(identity: Identity | undefined): Promise<Credential>;
  /** Drops a credential that the server refused; false where asking again cannot give another. */
  forget(credential: Credential, identity: Identity | undefined): boolean;
  /** Drops those of one consumer and group, or all of them; those that are being asked for too. */
  signOut(identity?: Identity): void;
  /** Lists the secrets of late, which an answer may quote. */
  secrets(): readonly string[];
}

// A header takes nothing else, and the platform's own error about it would quote the credential.
const headerSafe = /^[!-~]+$/;

/** Whether a header can hold a credential. */
export function isHeaderSafe(secret: unknown): secret is string {
  return typeof secret === "string" && headerSafe.test(secret);
}

/** Proves requests by an API key, in `X-Api-Key`; throws a `UsageError` for a key that no header can hold. */
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
