/** Gives the key of a record's id: ids with the same key are one record's. */
export type RecordKey = (id: string) => string;

/** Tells which ids are one record's to a provider: Salesforce has each in 15 characters, and in 18 with a checksum at the end. */
export function recordKeyOf(provider: string): RecordKey {
  return provider === "salesforce" ? withoutChecksum : asWritten;
}

const withoutChecksum: RecordKey = (id) => (/^[a-zA-Z0-9]{18}$/.test(id) ? id.slice(0, 15) : id);

const asWritten: RecordKey = (id) => id;
