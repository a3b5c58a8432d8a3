import type {
  InstallationConfigContent,
  IntegrationContent,
  WriteRecord,
} from "../../../../src/contract/index.js";
import type { ProviderPort } from "../../../../src/engine/index.js";

/** The object that everything is written to. */
export const objectName = "contact";

/** A manifest whose writes of the object inherit its mappings. */
export const integration: IntegrationContent = {
  name: "crm",
  provider: "salesforce",
  read: {
    objects: [{ objectName, destination: "webhook", optionalFields: [{ mapToName: "customSource" }] }],
  },
  write: { objects: [{ objectName, inheritMapping: true }] },
};

/** A config with a mapping, a field that a create drops, and a default that the records lack. */
export const content = {
  provider: "salesforce",
  read: {
    objects: {
      [objectName]: {
        objectName,
        selectedFields: {},
        selectedFieldMappings: { customSource: "my_custom_source" },
      },
    },
  },
  write: {
    objects: {
      [objectName]: {
        objectName,
        selectedFieldSettings: {
          stage: { writeOnCreate: "never" },
          source: { default: { stringValue: "myApp" } },
        },
      },
    },
  },
} satisfies InstallationConfigContent;

/** Makes a record of seven fields: one is renamed, one dropped; a default comes on top. */
export function createRecord(index: number): WriteRecord {
  const id = String(index);
  return {
    firstname: `Harry ${id}`,
    lastname: "Potter",
    email: `harry${id}@hogwarts.com`,
    phone: "123456789",
    age: index % 100,
    customSource: "newsletter",
    stage: "new",
  };
}

/** Makes the request number `index` of such that create so many records: a single one, or a batch. */
export function createRequest(index: number, records: number): unknown {
  const request = { groupRef: "group", type: "create", mode: "synchronous" };
  if (records === 1) return { ...request, record: createRecord(index) };
  const batch = Array.from({ length: records }, (_, place) => ({
    record: createRecord(index * records + place),
  }));
  return { ...request, batch };
}

/** What has to reach the provider of that record. */
export function expectedFields(index: number): WriteRecord {
  const { customSource, stage: _, ...kept } = createRecord(index);
  return { ...kept, my_custom_source: customSource, source: "myApp" };
}

/** A provider that counts what it gets, remembers the last record alone, and names each by its number. */
export interface DiscardingProvider extends ProviderPort {
  readonly received: number;
  readonly last: WriteRecord | undefined;
}

/** Creates a provider that answers at once and keeps nothing. */
export function createDiscardingProvider(): DiscardingProvider {
  let received = 0;
  let last: WriteRecord | undefined;
  return {
    name: "salesforce",
    capabilities: { batch: true, deletion: true, ifEmpty: true, associations: false, headers: true },
    get received() {
      return received;
    },
    get last() {
      return last;
    },
    write({ records }) {
      last = records.at(-1)?.fields;
      return Promise.resolve(
        records.map(() => ({ ok: true, recordId: `id-${String((received += 1))}` }) as const),
      );
    },
    read: () => Promise.resolve(undefined),
  };
}
