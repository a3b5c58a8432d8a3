import type { ConfigAction } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { suggestName } from "../suggest-name.js";
import { nameAt, type Rule, type Validation } from "../validation.js";

/** The config names the provider of the integration. */
export const checkProvider: Rule<string> = (provider, path, { manifest, report }) => {
  if (provider === manifest.provider) return;
  report(path, "error", "wrong-provider", { provider, expected: manifest.provider });
};

/** An object's `objectName` repeats the key that the object stands under. */
export const checkObjectName: Rule<string> = (objectName, path, { report }) => {
  const name = nameAt(path, -2);
  if (objectName === name) return;
  report(path, "error", "object-name", { name });
};

/** The manifest declares the object for this action. */
export function checkObject(path: Path, { manifest, report }: Validation): void {
  const action = nameAt(path, 0) as ConfigAction;
  const name = nameAt(path, 2);
  const declared = manifest[action]?.objects ?? [];
  const names = declared.map(({ objectName }) => objectName);
  if (names.includes(name)) return;
  const mapped = manifest.read?.objects?.find(({ mapToName }) => mapToName === name)?.objectName;
  report(path, "error", "unknown-object", { action, name, suggestion: suggestName(name, names, mapped) });
}
