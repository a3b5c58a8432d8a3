const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const checkDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** The key prefixes of standard objects; those of custom objects begin with `a`. */
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

/** Makes the 18-character id of record `number`: key prefix, instance, number and checksum. */
export function createRecordId(objectKey: string, number: number, customIndex: number): string {
  const prefix = prefixes.get(objectKey) ?? `a${toBase62(customIndex, 2)}`;
  const id = `${prefix}xx0${toBase62(number, 9)}`;
  return id + checksum(id);
}

/** Adds the checksum to a 15-character id; any other text stays as it is. */
export function completeId(id: string): string {
  return /^[a-zA-Z0-9]{15}$/.test(id) ? id + checksum(id) : id;
}

/** Tells whether a text has the form of an id: 15 characters, or 18 with the right checksum. */
export function isRecordId(id: string): boolean {
  return /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id) && completeId(id.slice(0, 15)).startsWith(id);
}

/** Tells whether an id may belong to an object; an object without a known prefix may have any custom id. */
export function hasPrefixOf(id: string, objectKey: string): boolean {
  return id.startsWith(prefixes.get(objectKey) ?? "a");
}

/**
 * Computes the checksum: one character for each five of the id. Its bits tell which of the five are
 * upper-case letters; the lowest bit is the first.
 */
function checksum(id: string): string {
  let check = "";
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let place = 0; place < 5; place++) {
      const sign = id.charAt(start + place);
      if (sign >= "A" && sign <= "Z") bits |= 1 << place;
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
