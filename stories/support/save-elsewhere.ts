import type { WriteConfigObject } from "../../src/index.js";
import { loadedBackend } from "./fresh-backend.js";

/** Lets another admin save settings of the contact's fields, in a page of their own. */
export async function saveElsewhere(
  loaded: Record<string, unknown>,
  settings: NonNullable<WriteConfigObject["selectedFieldSettings"]>,
): Promise<void> {
  const { backend } = loadedBackend(loaded);
  const [installation] = backend.snapshot().installations;
  const contact = installation?.config.content.write?.objects?.["contact"];
  const answer = await backend.fetch(
    `${backend.baseUrl}/projects/${backend.project.id}/integrations/${installation?.integrationId ?? ""}/installations/${installation?.id ?? ""}`,
    {
      method: "PATCH",
      headers: { "X-Api-Key": "other-key", "Content-Type": "application/json" },
      body: JSON.stringify({
        updateMask: ["config.content.write.objects.contact"],
        installation: {
          config: {
            content: {
              write: {
                objects: {
                  contact: {
                    ...contact,
                    selectedFieldSettings: { ...contact?.selectedFieldSettings, ...settings },
                  },
                },
              },
            },
          },
        },
      }),
    },
  );
  if (!answer.ok) throw new Error(await answer.text());
}
