import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/manifest/index.js";
import { expectMarkedIssues, withIntegration } from "../marked-manifest.js";

const proxyOnly = `
integrations:
  - name: crm
    provider: salesforce
    proxy: { enabled: true }
`;

describe("specVersion", () => {
  it.each(["specVersion: 1.0.0", 'specVersion: "1.0.0"', "specVersion: '1.0.0'"])(
    "the version is accepted: %s (M1)",
    (line) => {
      expectMarkedIssues(`${line}${proxyOnly}`);
    },
  );

  it.each([
    ["a missing one", `«M1 $.specVersion»${proxyOnly.trimStart()}`],
    ["another version", `specVersion: «M1 $.specVersion»1.0.1${proxyOnly}`],
    ["a number", `specVersion: «M1 $.specVersion»1.0${proxyOnly}`],
    ["no value (M37)", `«M37 $.specVersion»«M1 $.specVersion»specVersion:${proxyOnly}`],
    ["a list", `specVersion: «M1 $.specVersion»[1.0.0]${proxyOnly}`],
  ])("the version is refused: %s (M1)", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});

describe("integrations", () => {
  it.each([
    ["a missing list", "«M2 $.integrations»specVersion: 1.0.0"],
    ["an empty list", "specVersion: 1.0.0\nintegrations: «M2 $.integrations»[]"],
    ["no value (M37)", "«M2 $.integrations»specVersion: 1.0.0\n«M37 $.integrations»integrations:"],
    ["a mapping", "specVersion: 1.0.0\nintegrations:\n  «M2 $.integrations»name: crm"],
  ])("the integrations are refused: %s (M2)", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});

describe("names", () => {
  const named = (name: string) =>
    `specVersion: 1.0.0\nintegrations:\n  - ${name}\n    provider: salesforce\n    proxy: {}`;

  it("accepts a name of 64 characters and a display name of 100 (M3)", () => {
    expectMarkedIssues(named(`name: ${"n".repeat(64)}`));
    expectMarkedIssues(withIntegration(`displayName: ${"n".repeat(100)}\nproxy: {}`));
  });

  it("the length of a name counts characters, not code units (M3)", () => {
    expectMarkedIssues(withIntegration(`displayName: ${"🙂".repeat(100)}\nproxy: {}`));
    expectMarkedIssues(
      withIntegration(`displayName: «M3 $.integrations[0].displayName»${"🙂".repeat(101)}\nproxy: {}`),
    );
  });

  it.each([
    ["a name of 65 characters", named(`name: «M3 $.integrations[0].name»${"n".repeat(65)}`)],
    ["an empty name", named('name: «M3 $.integrations[0].name»""')],
    [
      "a display name of 101 characters",
      withIntegration(`displayName: «M3 $.integrations[0].displayName»${"n".repeat(101)}\nproxy: {}`),
    ],
    [
      "a missing name",
      `
specVersion: 1.0.0
integrations:
  - «M3 $.integrations[0].name»provider: hubspot
    proxy: {}`,
    ],
    [
      "a missing provider",
      `
specVersion: 1.0.0
integrations:
  - «M3 $.integrations[0].provider»name: crm
    proxy: {}`,
    ],
    [
      "an empty provider",
      `
specVersion: 1.0.0
integrations:
  - name: crm
    provider: «M3 $.integrations[0].provider»''
    proxy: {}`,
    ],
    [
      "a name that stands twice in the file",
      `
specVersion: 1.0.0
integrations:
  - { name: crm, provider: hubspot, proxy: {} }
  - { name: other, provider: hubspot, proxy: {} }
  - { name: «M3 $.integrations[2].name»crm, provider: salesforce, proxy: {} }`,
    ],
  ])("a name is refused: %s (M3)", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});

describe("actions", () => {
  it.each([
    "proxy: {}",
    "write: { objects: [{ objectName: a }] }",
    "read: { objects: [{ objectName: a, destination: b, schedule: 0 0 * * * }] }",
  ])("one action alone is accepted: %s (M4)", (action) => {
    expectMarkedIssues(withIntegration(action));
  });

  it.each([
    [
      "one with nothing under its only action (M37)",
      "specVersion: 1.0.0\nintegrations:\n  - «M4 $.integrations[0]»name: crm\n    provider: salesforce\n    «M37 $.integrations[0].proxy»proxy:",
    ],
    [
      "an integration without any",
      "specVersion: 1.0.0\nintegrations:\n  - «M4 $.integrations[0]»name: crm\n    provider: salesforce",
    ],
    [
      "each one that has none",
      `
specVersion: 1.0.0
integrations:
  - «M4 $.integrations[0]»{ name: a, provider: hubspot }
  - { name: b, provider: hubspot, proxy: {} }
  - «M4 $.integrations[2]»{ name: c, provider: hubspot, module: crm }`,
    ],
  ])("the actions are refused: %s (M4)", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});

describe("the characters of a name", () => {
  it.each(["write-to-salesforce", "a_1", "0"])("the characters of a name are accepted: %s (M31)", (name) => {
    expectMarkedIssues(
      `specVersion: 1.0.0\nintegrations: [{ name: "${name}", provider: hubspot, proxy: {} }]`,
    );
  });

  it.each(["writeToSalesforce", "my crm", "crm.eu", "ünïcode"])(
    "a warning tells of %s, and the name is kept (M31)",
    (name) => {
      expectMarkedIssues(
        `specVersion: 1.0.0\nintegrations: [{ name: «M31 $.integrations[0].name»"${name}", provider: hubspot, proxy: {} }]`,
      );
    },
  );
});

describe("providers", () => {
  it.each(["salesforce", "hubspot", "intercom", "github"])(
    "the provider %s, which seed 004 names, is known (M34)",
    (provider) => {
      expectMarkedIssues(`specVersion: 1.0.0\nintegrations: [{ name: a, provider: ${provider}, proxy: {} }]`);
    },
  );

  const withProvider = (provider: string) =>
    `specVersion: 1.0.0\nintegrations: [{ name: a, provider: ${provider}, proxy: {} }]`;

  it.each([
    ["Salesforce", "salesforce"],
    ["salesfroce", "salesforce"],
    ["HubSpot", "hubspot"],
    ["hub-spot", "hubspot"],
    ["hubsopt", "hubspot"],
    ["Intercomm", "intercom"],
    ["githb", "github"],
  ])("a warning tells of the provider %s, which is close to %s (M34)", (written, meant) => {
    expectMarkedIssues(withProvider(`«M34 $.integrations[0].provider»${written}`));
    const [issue] = parseManifest(withProvider(written)).issues;
    expect([issue?.code, issue?.hint]).toEqual(["misspelt-provider", `did you mean \`${meant}\`?`]);
  });

  it.each(["gitlab", "GitLab", "salesflare", "salesloft", "salesforceMarketing", "gong", "zoho", "notion"])(
    "nothing is said of %s: there are hundreds of providers that the kit does not know (M34)",
    (provider) => {
      expectMarkedIssues(withProvider(provider));
    },
  );

  it("says nothing of a provider that has the name of a prototype's member (D8)", () => {
    expectMarkedIssues(withProvider("__proto__"));
    expectMarkedIssues(withProvider("constructor"));
  });

  it("a warning tells of a capability that the provider lacks (M34)", () => {
    expectMarkedIssues(`
specVersion: 1.0.0
integrations:
  - name: support
    provider: intercom
    read: { objects: [{ objectName: contacts, destination: hook, schedule: 0 0 * * * }] }
    «M34 $.integrations[0].subscribe»subscribe:
      objects:
        - { objectName: contacts, destination: hook, otherEvents: [contact.merged] }
  - name: models
    provider: anthropic
    «M34 $.integrations[1].write»write: { objects: [{ objectName: files }] }`);
  });
});
