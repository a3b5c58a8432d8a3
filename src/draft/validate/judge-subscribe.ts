import { own } from "../equal.js";
import { getIn } from "../path.js";
import { collectMappings } from "./field-mappings.js";
import { objectsOf, type Validation } from "./validation.js";

/** Watched fields are the customer's, or mapped (seed 004, "Update event"). */
export function judgeSubscribe({ draft, manifest, fieldsOf, report }: Validation): void {
  for (const { name: objectName, object, at } of objectsOf(draft, "subscribe")) {
    const fields = fieldsOf(objectName);
    const watched = own(own(object, "updateEvent"), "requiredWatchFields");
    if (!fields || !Array.isArray(watched)) continue;
    const declared = manifest.read?.objects?.find((each) => each.objectName === objectName);
    const mappings = collectMappings(getIn(draft, ["read", "objects", objectName]), declared);
    watched.forEach((name: unknown, index) => {
      if (typeof name !== "string" || mappings.has(name) || fields.find(name)) return;
      const place = [...at, "updateEvent", "requiredWatchFields", `${index}`];
      fields.reportUnknown(report, place, "warning", name);
    });
  }
}
