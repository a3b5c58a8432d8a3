import { HeadlessWriteKitError, isKitErrorNamed } from "../../facts/errors.js";

/** A save was refused before anything was sent, because the contract cannot express all of the draft. */
export class UnsupportedChangeError extends HeadlessWriteKitError {
  /** The changes that no request can express: JSON Pointers into the config content, and why. */
  readonly unsupported: readonly { readonly path: string; readonly reason: string }[];

  constructor(unsupported: UnsupportedChangeError["unsupported"]) {
    const reasons = unsupported.map(({ path, reason }) => `${path || "the config"}: ${reason}`);
    super(`the draft cannot be saved; undo these changes and save again: ${reasons.join("; ")}`);
    this.unsupported = unsupported;
  }

  override get name(): "UnsupportedChangeError" {
    return "UnsupportedChangeError";
  }
}

/** A save was refused before anything was sent, because the draft holds what the service would refuse. */
export class ConfigValidationError extends HeadlessWriteKitError {
  /** The issues that are errors: JSON Pointers into the config content, what is wrong there, and how to correct it. */
  readonly issues: readonly { readonly path: string; readonly message: string; readonly hint?: string }[];

  constructor(issues: ConfigValidationError["issues"]) {
    const lines = issues.map(({ path, message, hint }) =>
      [`${path || "the config"}: ${message}`, ...(hint ? [hint] : [])].join("; "),
    );
    super(`the draft is not valid; mend it and save again: ${lines.join("; ")}`);
    this.issues = issues;
  }

  override get name(): "ConfigValidationError" {
    return "ConfigValidationError";
  }
}

/** A save was refused before anything was sent, because it would overwrite changes by others. */
export class ConfigConflictError extends HeadlessWriteKitError {
  /** The conflicts: JSON Pointers into the config content, and the values on each side. */
  readonly conflicts: readonly {
    readonly path: string;
    readonly base: unknown;
    readonly mine: unknown;
    readonly theirs: unknown;
  }[];

  constructor(conflicts: ConfigConflictError["conflicts"]) {
    const paths = conflicts.map(({ path }) => path).join(", ");
    super(`others changed what the draft changes too: ${paths}; resolve these conflicts and save again`);
    this.conflicts = conflicts;
  }

  override get name(): "ConfigConflictError" {
    return "ConfigConflictError";
  }
}

/**
 * Whether `value` is an `UnsupportedChangeError`.
 *
 * @example
 * function tell(error: unknown) {
 *   return isUnsupportedChangeError(error) ? error.message : "Something went wrong";
 * }
 */
export function isUnsupportedChangeError(value: unknown): value is UnsupportedChangeError {
  return isKitErrorNamed(value, "UnsupportedChangeError");
}

/**
 * Whether `value` is a `ConfigValidationError`.
 *
 * @example
 * function faults(error: unknown) {
 *   return isConfigValidationError(error) ? error.issues.map(({ path, message }) => `${path}: ${message}`) : [];
 * }
 */
export function isConfigValidationError(value: unknown): value is ConfigValidationError {
  return isKitErrorNamed(value, "ConfigValidationError");
}

/**
 * Whether `value` is a `ConfigConflictError`.
 *
 * @example
 * async function saveOrAsk(save: () => Promise<unknown>) {
 *   try {
 *     await save();
 *   } catch (error) {
 *     if (!isConfigConflictError(error)) throw error;
 *     return error.conflicts.map(({ path }) => path);
 *   }
 *   return [];
 * }
 */
export function isConfigConflictError(value: unknown): value is ConfigConflictError {
  return isKitErrorNamed(value, "ConfigConflictError");
}
