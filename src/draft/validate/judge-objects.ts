import type { ConfigAction } from "../../contract/index.js";
import { own } from "../equal.js";
import { didYouMean } from "./customer-fields.js";
import { objectsOf, quote, type Validation } from "./validation.js";

/** Every object stands in the manifest for its action, under the name that it has there (I3). */
export function judgeObjects({ draft, manifest, provider, report }: Validation): void {
  const named = own(draft, "provider");
  if (typeof named === "string" && named !== manifest.provider) {
    const hint = `Leave it at ${quote(manifest.provider)}.`;
    report(["provider"], "error", "wrong-provider", `The integration is not for ${quote(provider)}.`, hint);
  }
  for (const action of ["read", "write", "subscribe"] as const) judgeAction(action);

  function judgeAction(action: ConfigAction) {
    const objects: readonly { objectName: string }[] = manifest[action]?.objects ?? [];
    const names = new Set(objects.map((object) => object.objectName));
    for (const { name, object, at } of objectsOf(draft, action)) {
      if (!names.has(name)) {
        const mapped = manifest.read?.objects?.find((each) => each.mapToName === name)?.objectName;
        report(
          at,
          "error",
          "unknown-object",
          `The manifest declares no ${action} object ${quote(name)}.`,
          mapped !== undefined && names.has(mapped)
            ? `Did you mean ${quote(mapped)}? It is mapped to that name.`
            : (didYouMean(name, [...names]) ?? `Declare it under ${action}.objects, or remove it.`),
        );
      }
      const objectName = own(object, "objectName");
      if (typeof objectName === "string" && objectName !== name) {
        const message = `The object ${quote(name)} calls itself ${quote(objectName)}.`;
        report([...at, "objectName"], "error", "object-name", message, `Set it to ${quote(name)}.`);
      }
    }
  }
}
