import { describe, expect, it } from "vitest";
import type {
  InstallationConfigContent,
  IntegrationContent,
  WriteRecord,
} from "../../../src/contract/index.js";
import { createWritePreviewer } from "../../../src/engine/requests/write-previewer.js";
import type { ShapeInput } from "../../../src/engine/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { content, createHarness, integration } from "../support/harness.js";

type Write = Pick<ShapeInput, "type" | "objectName"> & { record: WriteRecord };

function preview({ record, ...write }: Write, manifest = integration, config = content) {
  return createWritePreviewer().compile({ ...write, integration: manifest, config })(record, {});
}

/** What the engine says of the write itself. */
async function refusalOf({ objectName, ...request }: Write, manifest = integration, config = content) {
  const provider = createInMemoryProvider({ name: manifest.provider });
  const { write } = createHarness({ provider, integration: manifest, content: config });
  const answer = await write({ groupRef: "demo", ...request }, { objectName });
  if ("problem" in answer) return `${answer.problem.detail}; ${answer.problem.remedy}`;
  return "text" in answer ? answer.text : undefined;
}

const id = "003000000000001AAA";

describe("createWritePreviewer", () => {
  it.each<[string, string, Write]>([
    [
      "a deletion that is not enabled (W13)",
      "request-refused",
      { type: "delete", objectName: "account", record: { id } },
    ],
    [
      "a deletion without an id (W5)",
      "request-refused",
      { type: "delete", objectName: "contact", record: {} },
    ],
    [
      "an update without an id (W5)",
      "request-refused",
      { type: "update", objectName: "contact", record: { a: 1 } },
    ],
    [
      "an id that JSON does not carry (W24)",
      "request-refused",
      { type: "update", objectName: "contact", record: { id: 1.5 } },
    ],
    [
      "two ids that differ (P6)",
      "request-refused",
      { type: "update", objectName: "contact", record: { id, Id: "2" } },
    ],
    [
      "an object of another letter case (W12)",
      "object-not-in-manifest",
      { type: "create", objectName: "Contact", record: {} },
    ],
    ["an unknown object (W12)", "object-not-in-manifest", { type: "create", objectName: "lead", record: {} }],
  ])("a preview refuses, in the engine's words, %s", async (_case, code, write) => {
    const message = await refusalOf(write);
    expect(message).toBeDefined();
    expect(preview(write)).toEqual({ ok: false, code, message });
  });

  it("a preview refuses an object that the config does not write (W12)", async () => {
    const write: Write = { type: "create", objectName: "contact", record: { a: 1 } };
    const config: InstallationConfigContent = { provider: "salesforce", write: { objects: {} } };
    const message = await refusalOf(write, integration, config);
    expect(preview(write, integration, config)).toEqual({
      ok: false,
      code: "object-not-in-installation",
      message,
    });
  });

  it("a preview refuses what a known provider cannot do, and leaves others to their port (W8)", () => {
    const write: Write = { type: "delete", objectName: "contact", record: { id } };
    expect(preview(write, { ...integration, provider: "github" })).toMatchObject({
      ok: false,
      message: expect.stringContaining('provider "github" does not support deletion') as string,
    });
    expect(preview(write, { ...integration, provider: "acmeCrm" })).toMatchObject({ ok: true, recordId: id });
  });

  it("a preview shapes what is written by the name that its mapping gives it (W12)", () => {
    const manifest: IntegrationContent = {
      ...integration,
      read: { objects: [{ objectName: "contact", destination: "hook", mapToName: "person" }] },
      write: { objects: [{ objectName: "contact", inheritMapping: true }] },
    };
    const setting = { default: { stringValue: "Web" } };
    const contact = { objectName: "contact", selectedFieldSettings: { leadsource: setting } };
    const config: InstallationConfigContent = { provider: "salesforce", write: { objects: { contact } } };
    expect(createWritePreviewer().nameObject(manifest, config, "person")).toBe("contact");
    expect(
      preview({ type: "create", objectName: "person", record: { a: 1 } }, manifest, config),
    ).toMatchObject({
      ok: true,
      fields: { a: 1, leadsource: "Web" },
    });
  });
});
