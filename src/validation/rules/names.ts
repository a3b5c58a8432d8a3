import type { ConfigAction } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { quote } from "../../json/quote.js";
import { suggestName } from "../suggest-name.js";
import { nameAt, type Rule, type Validation } from "../validation.js";

/** The config is for the integration's provider (I3). */
export const judgeProvider: Rule<string> = (provider, path, { manifest, report }) => {
  if (provider === manifest.provider) return;
  const message = `The integration is not for ${quote(provider)}.`;
  report(path, "error", "wrong-provider", message, `Set it to ${quote(manifest.provider)}.`);
};

/** An object's `objectName` is the name that it stands under (I3). */
export const judgeObjectName: Rule<string> = (objectName, path, { report }) => {
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

/** Every object stands in the manifest for its action (I3). */
export function judgeObject(path: Path, { manifest, report }: Validation): void {
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
