import type { Config } from "../../src/contract/index.js";
import type { StoredConnection } from "./connections/stored-connection.js";
import type { StoredInstallation } from "./installations/stored-installation.js";

/** A change of a connection or an installation, or the end of an asynchronous write. */
export type DomainEvent =
  | {
      readonly kind:
        "connection.created" | "connection.updated" | "connection.refreshed" | "connection.deleted";
      readonly connection: StoredConnection;
    }
  | {
      readonly kind: "connection.error";
      readonly connection: StoredConnection;
      readonly errors: readonly string[];
    }
  | {
      readonly kind: "installation.created" | "installation.deleted";
      readonly installation: StoredInstallation;
    }
  | {
      readonly kind: "installation.updated";
      readonly installation: StoredInstallation;
      readonly lastConfig: Config;
    }
  /** The end of an asynchronous operation. */
  | {
      readonly kind: "write.async.done";
      readonly installationId: string;
      readonly objectName: string;
      readonly success: boolean;
      readonly successfulRecordIds: readonly string[];
      readonly errors: readonly string[];
    };

/** Passes events to at most one listener. */
export interface Events {
  tell(event: DomainEvent): void;
  /** Sets the listener, in the place of the one before. */
  listen(listener: (event: DomainEvent) => void): void;
  /** Runs a change, such as a seed, without passing on its events. */
  quietly<TResult>(change: () => TResult): TResult;
}

/** Creates events without a listener. */
export function createEvents(): Events {
  let listener: ((event: DomainEvent) => void) | undefined;
  let isQuiet = false;
  return {
    tell: (event) => {
      if (!isQuiet) listener?.(event);
    },
    listen: (given) => {
      listener = given;
    },
    quietly(change) {
      const before = isQuiet;
      isQuiet = true;
      try {
        return change();
      } finally {
        isQuiet = before;
      }
    },
  };
}
