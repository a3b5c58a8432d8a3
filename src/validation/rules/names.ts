import type { ConfigAction } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { quote } from "../../json/quote.js";
import { suggestName } from "../suggest-name.js";
import { nameAt, type Rule, type Validation } from "../validation.js";

/** The config names the provider of the integration. */
export const checkProvider: Rule<string> = (provider, path, { manifest, report }) => {
  if (provider === manifest.provider) return;
  const message = `The integration is not for ${quote(provider)}.`;
  report(path, "error", "wrong-provider", message, `Set it to ${quote(manifest.provider)}.`);
};

/** An object's `objectName` repeats the key that the object stands under. */
export const checkObjectName: Rule<string> = (objectName, path, { report }) => {
  const name = nameAt(path, -2);
  if (objectName === name) return;
  report(
    path,
    "error",
    "object-name",
    "Expected the name that the object stands under.",
    `Set it to ${quote(name)}.`,
  );
};

/** The manifest declares the object for this action. */
export function checkObject(path: Path, { manifest, report }: Validation): void {
  const action = nameAt(path, 0) as ConfigAction;
  const name = nameAt(path, 2);
  const declared = manifest[action]?.objects ?? [];
  const names = declared.map(({ objectName }) => objectName);
  if (names.includes(name)) return;
  const mapped = manifest.read?.objects?.find(({ mapToName }) => mapToName === name)?.objectName;
  report(
    path,
    "error",
    "unknown-object",
    `The manifest declares no ${action} object ${quote(name)}.`,
    suggestName(name, names, mapped) ?? "Remove it, or declare it in the manifest.",
  );
}
