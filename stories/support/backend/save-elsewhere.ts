import { waitFor, within } from "storybook/test";
import type { ConfigAction, JsonPatchOperation } from "../../../src/index.js";
import { loadedBackend, tenant } from "./fresh-backend.js";

/** Lets another admin save changes of one object, in a page of their own; pointers are into the object's config. */
export async function saveElsewhere(
  loaded: Record<string, unknown>,
  {
    action,
    objectName,
    changes,
  }: { action: ConfigAction; objectName: string; changes: JsonPatchOperation[] },
): Promise<void> {
  const { backend, integration } = loadedBackend(loaded);
  const answer = await backend.fetch(
    `${backend.baseUrl}/projects/${backend.project.id}/integrations/${backend.integrations[integration] ?? ""}/objects/${objectName}/config-content`,
    {
      method: "PATCH",
      headers: { "X-Api-Key": "other-key", "Content-Type": "application/json" },
      body: JSON.stringify({ groupRef: tenant.groupRef, action, changes }),
    },
  );
  if (!answer.ok) throw new Error(await answer.text());
}

/** Has the page ask the server anew, as it does when the user comes back to it; answers the conflicts that it then shows. */
export async function comeBack(canvas: ReturnType<typeof within>) {
  const panel = await waitFor(() => {
    // Again and again: while a request from before the other's save is under way, the page sends no other one.
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    return canvas.getByRole("region", { name: "Somebody else changed this too" });
  });
  return within(panel);
}
