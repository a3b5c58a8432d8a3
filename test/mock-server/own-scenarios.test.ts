import { describe, expect, it } from "vitest";
import { createMockBackend, type OwnScenario } from "../../mock-server/index.js";

const manifest = `
specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    proxy: { enabled: true }
    write:
      objects:
        - objectName: account
`;

describe("scenarios of one's own", () => {
  it("scenarios of one's own start from one of the kit, and add data and faults to it (I14)", async () => {
    const scenarios: Record<string, OwnScenario> = {
      "one-account": {
        description: "The customer has an account, and lists fail.",
        from: "installed",
        seed: {
          records: [
            {
              provider: "salesforce",
              groupRef: "demo-group-id",
              objectName: "account",
              fields: { Name: "Acme" },
            },
          ],
        },
        faults: [{ operations: ["listInstallations"], effect: { kind: "status", status: 503 } }],
      },
    };
    const backend = createMockBackend({ manifest, scenarios });
    expect(backend.scenarios["one-account"]).toBe("The customer has an account, and lists fail.");
    backend.useScenario("one-account");
    expect(backend.scenario).toBe("one-account");
    expect(backend.snapshot().records).toMatchObject([{ records: [{ fields: { name: "Acme" } }] }]);
    const answer = await backend.fetch(
      `${backend.baseUrl}/projects/mock-project/integrations/crm/installations`,
      { headers: { "x-api-key": "key" } },
    );
    expect(answer.status).toBe(503);
  });

  it.each([
    [
      { installed: { description: "x" } },
      'scenarios: "installed" is a scenario of the kit; choose another name',
    ],
    [{ own: { description: 1 } }, 'scenarios: "own": description: expected a text'],
    [
      { own: { description: "x", form: "installed" } },
      'scenarios: "own" has no "form"; did you mean "from"?',
    ],
    [{ own: { description: "x", from: "instaled" } }, "did you mean"],
    [
      { own: { description: "x", faults: [{ effect: { kind: "status", status: 1 } }] } },
      '"own": faults[0].effect.status is 1',
    ],
  ])("scenarios of one's own that are none are refused with the reason: %j (I14)", (scenarios, reason) => {
    const create = () => createMockBackend({ manifest, scenarios: scenarios as never });
    expect(create).toThrow(TypeError);
    expect(create).toThrow(reason);
  });
});

describe("another admin in one call", () => {
  it("changes the config by the rules of every change, and says what they do not allow (I14)", () => {
    const backend = createMockBackend({ manifest });
    backend.useScenario("installed");
    const edited = backend.asAnotherAdmin((content) => {
      content.proxy = { enabled: false };
    });
    expect(edited.config).toMatchObject({
      createdBy: "another-admin",
      content: { proxy: { enabled: false } },
    });
    expect(backend.snapshot().installations[0]?.config).toEqual(edited.config);
    expect(() =>
      backend.asAnotherAdmin((content) => ({
        ...content,
        write: { objects: { lead: { objectName: "lead" } } },
      })),
    ).toThrow("lead");
    expect(() => backend.asAnotherAdmin(() => undefined, { groupRef: "nobody" })).toThrow(
      'integration "crm" is not installed for group "nobody"',
    );
  });
});
