import { stringify } from "yaml";
import type { Integration } from "../../src/contract/index.js";

/** Writes the newest revisions of integrations as an `amp.yaml`. */
export function toManifest(integrations: readonly Integration[]): string {
  const [first] = integrations;
  return stringify(
    {
      specVersion: first?.latestRevision.specVersion ?? "1.0.0",
      integrations: integrations.map(({ name, provider, latestRevision }) => ({
        ...{ name, provider },
        ...withoutEmptySchedules(latestRevision.content),
      })),
    },
    { aliasDuplicateObjects: false, lineWidth: 0 },
  );
}

/** The API gives every read object a schedule; it is empty where the manifest has none. */
function withoutEmptySchedules(content: Integration["latestRevision"]["content"]): object {
  if (!content.read?.objects) return content;
  const objects = content.read.objects.map(({ schedule, ...object }) =>
    schedule === undefined || schedule === "" ? object : { ...object, schedule },
  );
  return { ...content, read: { ...content.read, objects } };
}
