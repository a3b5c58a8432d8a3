const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const checkDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** The key prefixes of standard objects; custom ones begin with `a`. */
const prefixes = new Map([
  ["account", "001"],
  ["contact", "003"],
  ["user", "005"],
  ["opportunity", "006"],
  ["task", "00T"],
  ["event", "00U"],
  ["lead", "00Q"],
  ["case", "500"],
  ["campaign", "701"],
]);

/** Makes the 18-character id of record `number`: key prefix, instance, number, and the checksum of all three. */
export function createRecordId(objectKey: string, number: number, customIndex: number): string {
  const prefix = prefixes.get(objectKey) ?? `a${toBase62(customIndex, 2)}`;
  const id = `${prefix}xx0${toBase62(number, 9)}`;
  return id + checksum(id);
}

/** Completes a 15-character id to its 18 characters; any other text stays as it is. */
export function completeId(id: string): string {
  return /^[a-zA-Z0-9]{15}$/.test(id) ? id + checksum(id) : id;
}

/** Tells whether a text has the form of an id: 15 characters, or 18 whose last three are right for the others. */
export function isRecordId(id: string): boolean {
  return /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id) && completeId(id.slice(0, 15)).startsWith(id);
}

/** Tells whether an id may be one of that object; of an object whose prefix is not known any custom one may. */
export function hasPrefixOf(id: string, objectKey: string): boolean {
  return id.startsWith(prefixes.get(objectKey) ?? "a");
}

/** One character for each five of the id: which of them are upper-case letters, the first in the lowest bit. */
function checksum(id: string): string {
  let check = "";
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let place = 0; place < 5; place++) {
      if (/[A-Z]/.test(id.charAt(start + place))) bits |= 1 << place;
    }
    check += checkDigits.charAt(bits);
  }
  return check;
}

function toBase62(value: number, length: number): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = digits.charAt(rest % 62) + text;
  return text.padStart(length, "0");
}
