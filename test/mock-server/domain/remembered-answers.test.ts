import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBodyWriter } from "../../../mock-server/http/body-writer.js";
import { sharedInInstallation } from "../../../mock-server/http/routes/installations.js";
import { createConfigFormCheck } from "../../../mock-server/domain/installations/config-form.js";
import { schemaIssues } from "../../../mock-server/domain/schema-issues.js";
import { configContentSchema, type Connection, type Installation } from "../../../src/contract/index.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { consumerRef, groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const hostileNames = ["__proto__", "constructor", "toString", "a.b", "a/b", "a~b", "$['a']['b']", "", "é😀"];
const name = fc.oneof(fc.constantFrom("contact", ...hostileNames), fc.string());

/** An object whose members may have any names. */
function objectOf<TValue>(value: fc.Arbitrary<TValue>): fc.Arbitrary<Record<string, TValue>> {
  return fc.array(fc.tuple(name, value), { maxLength: 5 }).map((entries) => Object.fromEntries(entries));
}

describe("the answer that shows an installation", () => {
  it("an installation's answer is as its group, consumer and connection are now (I6)", async () => {
    const { backend, ask, path, installationId } = createInstalled("salesforce", ["contact"]);
    const read = async () => {
      const { body } = await ask<Installation>("GET", `${path}/installations/${installationId}`);
      expect((await ask("GET", `${path}/installations?groupRef=${groupRef}`)).body).toEqual([body]);
      return body;
    };
    const { connection } = await read();
    backend.seed({
      connections: [
        { provider: "salesforce", groupRef, groupName: "New group", consumerRef, consumerName: "New name" },
      ],
    });
    const renamed = await read();
    expect(renamed.group?.groupName).toBe("New group");
    expect(renamed.connection.consumer.consumerName).toBe("New name");

    const update = {
      updateMask: ["providerWorkspaceRef"],
      connection: { providerWorkspaceRef: "elsewhere" },
    };
    const to = `/projects/${backend.project.id}/connections/${connection.id}`;
    expect((await ask<Connection>("PATCH", to, update)).status).toBe(200);
    expect((await read()).connection.providerWorkspaceRef).toBe("elsewhere");
  });

  it("an installation's answer follows each change, and goes back with a snapshot (I1, I2)", async () => {
    const { backend, ask, path, installationId } = createInstalled("salesforce", ["contact", "lead"]);
    const to = `${path}/installations/${installationId}`;
    const read = async () => (await ask<Installation>("GET", to)).body;
    const first = await read();
    const snapshot = backend.snapshot();
    const lead = { objectName: "lead", selectedFieldSettings: { Name: { writeOnCreate: "never" } } };
    const masked = await ask("PATCH", to, {
      updateMask: ["config.content.write.objects.lead"],
      installation: { config: { content: { write: { objects: { lead } } } } },
    });
    expect(await read()).toEqual(masked.body);
    expect((await read()).config.content.write?.objects?.["lead"]).toEqual(lead);
    const changes = [{ op: "add", path: "/selectedFieldSettings", value: {} }];
    const patched = await ask("PATCH", `${path}/objects/contact/config-content`, {
      groupRef,
      action: "write",
      changes,
    });
    expect(await read()).toEqual(patched.body);
    backend.restore(snapshot);
    expect(await read()).toEqual(first);
  });

  it("the answer that shows an installation stays in the journal as given, whatever changes later", async () => {
    const { backend, ask, path, installationId } = createInstalled("salesforce", ["contact"]);
    const to = `${path}/installations/${installationId}`;
    const answers: unknown[] = [];
    for (const enabled of [true, false, true]) {
      const contact = { objectName: "contact", deletionSettings: { enabled } };
      const patch = {
        updateMask: ["config.content.write.objects.contact"],
        installation: { config: { content: { write: { objects: { contact } } } } },
      };
      answers.push((await ask("PATCH", to, patch)).body, (await ask("GET", to)).body);
    }
    const journaled = backend.journal.entries.map((entry) => entry.answer?.body);
    expect(journaled).toEqual(answers);
    expect(new Set(journaled.map((body) => JSON.stringify(body))).size).toBe(3);
  });

  it("the body writer writes what JSON.stringify does, also of values that share objects (D8)", () => {
    const action = fc.record({ objects: objectOf(objectOf(fc.jsonValue())) });
    const shown = fc.record({
      id: fc.string(),
      updateTime: fc.option(fc.string(), { nil: undefined }),
      connection: objectOf(fc.jsonValue()),
      config: fc.record({
        id: fc.string(),
        content: fc.record({ provider: fc.string(), read: action, write: action }, { requiredKeys: [] }),
      }),
    });
    const bodies = createBodyWriter();
    const law = (value: unknown) => {
      const installation = value as Installation;
      const { config } = installation;
      const { read, write } = config.content;
      const objects = { ...write?.objects, ...read?.objects, more: { objectName: "more" } };
      const next = { ...installation, config: { ...config, content: { provider: "x", write: { objects } } } };
      for (const each of [installation, next, installation]) {
        expect(bodies.write({ value: each, shared: sharedInInstallation })).toBe(JSON.stringify(each));
        expect(bodies.write({ value: each, shared: { ...sharedInInstallation, isShared: true } })).toBe(
          JSON.stringify(each),
        );
        expect(bodies.write({ value: [each, each], shared: { each: sharedInInstallation } })).toBe(
          JSON.stringify([each, each]),
        );
      }
    };
    fc.assert(fc.property(shown, law));
  });
});

describe("the check of a config's form", () => {
  it("the check of a config finds what the contract's schema finds, whatever was checked before (I3)", () => {
    // Right to read and to write, and wrong to subscribe to: it lacks a destination.
    const shared = { objectName: "contact" };
    const wrong = fc.constantFrom<unknown>({ objectName: 1 }, {}, [], null, 7);
    const object = fc.oneof({ arbitrary: fc.constant<unknown>(shared), weight: 9 }, wrong);
    const objects = fc.dictionary(name, object, { maxKeys: 2 });
    const action = fc.oneof({ arbitrary: fc.record({ objects }), weight: 9 }, fc.jsonValue({ maxDepth: 1 }));
    const content = fc.record(
      { provider: fc.string(), read: action, write: action, subscribe: action },
      { requiredKeys: ["provider"] },
    );
    const formIssues = createConfigFormCheck();
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 5 }), (contents) => {
        for (const each of [7, [], ...contents, ...contents]) {
          expect(formIssues(each)).toEqual(schemaIssues(configContentSchema, each, formatPointer));
        }
      }),
    );
  });

  it("refuses a fault as often as it is sent, beside objects that are right (I3)", async () => {
    const { ask, askRefused, path, installationId } = createInstalled("salesforce", ["contact", "lead"]);
    const patch = (value: unknown) => ({
      groupRef,
      action: "write",
      changes: [{ op: "replace", path: "/deletionSettings", value }],
    });
    const to = `${path}/objects/lead/config-content`;
    for (let time = 1; time <= 2; time += 1) {
      const { issues } = await askRefused(422, "PATCH", to, patch({ enabled: "yes" }));
      expect(issues?.map((issue) => issue.name)).toEqual(["/write/objects/lead/deletionSettings/enabled"]);
    }
    expect((await ask("PATCH", to, patch({ enabled: false }))).status).toBe(200);
    const kept = await ask<Installation>("GET", `${path}/installations/${installationId}`);
    expect(kept.body.config.content.write?.objects?.["lead"]?.deletionSettings).toEqual({ enabled: false });
  });
});
