import { medianOf, timeMs } from "../../measure.js";

const [objects = 0, fields = 0] = process.argv.slice(2).map(Number);

const SAMPLES = objects >= 1000 ? 6 : 21;

/** Small texts are read in less than a clock can tell surely: many readings are timed as one. */
const READINGS = Math.max(1, Math.round(100 / objects));

/** Reads a manifest of the objects and fields that the arguments name, over and over; prints the median of one reading, in ms. */
export async function measureManifest(read: (text: string) => unknown): Promise<void> {
  const text = createManifest();
  const ms = await medianOf(SAMPLES, () => {
    let result: unknown;
    const took = timeMs(() => {
      for (let reading = 0; reading < READINGS; reading += 1) result = read(text);
    });
    if (!result) throw new Error("the manifest was not read: the measured program is wrong");
    return took / READINGS;
  });
  console.log(JSON.stringify({ ms, kilobytes: text.length / 1000 }));
}

/** As people write it, in blocks; every fifth field has a mapped name. */
function createManifest(): string {
  const field = (index: number) => {
    const named = `          - fieldName: field_${String(index)}\n`;
    return index % 5 === 0 ? `${named}            mapToName: mapped_${String(index)}\n` : named;
  };
  const list = Array.from({ length: fields }, (_, index) => field(index)).join("");
  const object = (index: number) => `      - objectName: object_${String(index)}
        destination: defaultWebhook
        schedule: "*/30 * * * *"
        requiredFields:
${list}`;
  const read = Array.from({ length: objects }, (_, index) => object(index)).join("");
  return `specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    read:
      objects:
${read.replace(/^/gm, "  ").trimEnd()}
`;
}
