import { isJsonObject } from "../../json/object.js";
import { writeLimits } from "../../facts/write-limits.js";
import type { RequestFault } from "./request-fault.js";

/** A token, and a field value without white space around it (RFC 9110, 5.6.2 and 5.5). */
const namePattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const valuePattern = /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/;

/** Which provider will get them is not known yet. */
const orLeftOut = ", or leave the header out where the provider takes none";

/** Finds headers that HTTP does not allow; faults never repeat a name or value. The schema checks that both are strings. */
export function headerFaults(headers: unknown): RequestFault[] {
  if (!Array.isArray(headers)) return [];
  return headers.slice(0, writeLimits.listItems).flatMap((header: unknown, place) => {
    const { key, value } = isJsonObject(header) ? header : {};
    const where = `headers[${String(place)}]`;
    const faults: RequestFault[] = [];
    if (typeof key === "string" && !namePattern.test(key)) {
      faults.push({
        rule: "W24",
        where: `${where}.key`,
        expected: "expected a header's name as HTTP allows it (RFC 9110)",
        remedy: `use letters, digits and !#$%&'*+-.^_\`|~ alone${orLeftOut}`,
      });
    }
    if (typeof value === "string" && !valuePattern.test(value)) {
      faults.push({
        rule: "W24",
        where: `${where}.value`,
        expected: "expected a header's value as HTTP allows it (RFC 9110)",
        remedy: `leave out line breaks, other control characters, white space around it and characters beyond U+00FF${orLeftOut}`,
      });
    }
    return faults;
  });
}
