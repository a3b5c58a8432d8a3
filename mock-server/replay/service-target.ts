import { own } from "../../src/json/object.js";
import { readAnswer } from "../compare/answer.js";
import { parseJson } from "../../src/json/parse.js";
import type { ServiceClient } from "../service/service-client.js";
import type { ReplayTarget } from "./replay-target.js";

/** Makes a target of a service, or of a mock over HTTP; `project` takes the place of the recording's project. */
export function createServiceTarget(client: ServiceClient, project?: string): ReplayTarget {
  return {
    name: client.baseUrl,
    isMock: false,
    async send(request) {
      const sent = await client.send(request);
      if (!sent.ok) return { ok: false, message: sent.failure.message };
      const { status, headers, text } = sent;
      return { ok: true, answer: readAnswer({ status, headers, text }), rules: [], nowMs: undefined };
    },
    async listThings(recorded) {
      const projects = [project ?? recorded];
      const path = `/projects/${encodeURIComponent(projects[0] ?? "")}/integrations`;
      const sent = await client.send({ method: "GET", path });
      const listed = sent.ok && sent.status === 200 ? parseJson(sent.text) : undefined;
      const items: readonly unknown[] = listed?.ok && Array.isArray(listed.value) ? listed.value : [];
      const integrations = items.map((item) =>
        [own(item, "id"), own(item, "name")].filter((name) => typeof name === "string"),
      );
      return { projects, integrations };
    },
    pass: () => Promise.resolve(),
  };
}
