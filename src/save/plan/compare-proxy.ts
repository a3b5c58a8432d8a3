import { deepEqual } from "../../json/equal.js";
import { own } from "../../json/object.js";
import { formatPointer } from "../../json/pointer.js";
import type { ConfigDifference, Section } from "./config-difference.js";

/** Compares the proxy sections of two configs; a proxy that is not there is one that is not enabled. */
export function compareProxy(found: ConfigDifference, before: Section, after: Section): void {
  const was = own(before, "enabled");
  const is = own(after, "enabled");
  if (is !== undefined) {
    if (!deepEqual(was, is)) found.proxyEnabled = is;
    return;
  }
  const path = formatPointer(after === undefined ? ["proxy"] : ["proxy", "enabled"]);
  if (was !== undefined && was !== false) {
    found.proxyEnabled = false;
    found.fallbacks.push({
      path,
      reason: "An update cannot remove the proxy; it is disabled instead.",
      sent: after === undefined ? { enabled: false } : false,
    });
  } else if (was === false || (before === undefined) !== (after === undefined)) {
    found.fallbacks.push({
      path: was === false ? path : "/proxy",
      reason:
        "An update cannot add or remove a proxy that is not enabled; with or without it the config means the same.",
    });
  }
}
