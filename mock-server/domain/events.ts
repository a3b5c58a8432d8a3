import type { Config } from "../../src/contract/index.js";
import type { StoredConnection } from "./connections/stored-connection.js";
import type { StoredInstallation } from "./installations/stored-installation.js";

/** Something that has just happened to what customers brought. */
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
  /** An operation has ended that nobody waited for. */
  | {
      readonly kind: "write.async.done";
      readonly installationId: string;
      readonly objectName: string;
      readonly success: boolean;
      readonly successfulRecordIds: readonly string[];
      readonly errors: readonly string[];
    };

/** Tells what happens, to one listener. */
export interface Events {
  tell(event: DomainEvent): void;
  /** Makes the one who is told of what happens from now on. */
  listen(listener: (event: DomainEvent) => void): void;
  /** Makes changes that are no events, such as those of a seed. */
  quietly<TResult>(change: () => TResult): TResult;
}

/** Creates events that nobody listens to yet. */
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
