import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/manifest/index.js";
import { ruleOf } from "./rule-of.js";
import { expectMarkedIssues, unmark, withIntegration } from "./marked-manifest.js";

/** The issues of a text as `rule line:column`, or by their code where YAML itself has a fault. */
function placesOf(text: string): string[] {
  return parseManifest(text).issues.map((issue) => `${ruleOf(issue)} ${issue.line}:${issue.column}`);
}

const right = `specVersion: 1.0.0
integrations:
  - name: crm
    provider: hubspot
    write:
      objects:
        - objectName: contact
`;
const meaning = {
  specVersion: "1.0.0",
  integrations: [{ name: "crm", provider: "hubspot", write: { objects: [{ objectName: "contact" }] } }],
};

describe("texts that hold no manifest", () => {
  it.each([
    ["nothing", "", "empty-file 1:1"],
    ["blank lines", "\n\n  \n", "empty-file 1:1"],
    ["comments", "# a manifest\n# to be written\n", "empty-file 1:1"],
    ["an empty document", "---\n", "empty-file 1:1"],
    ["a byte order mark", "\uFEFF", "empty-file 1:1"],
    ["tabs", "\t\t", "empty-file 1:1"],
    ["a word", "manifest", "not-a-mapping 1:1"],
    ["a null", "\n null\n", "not-a-mapping 2:2"],
    ["a list", "# a list\n- name: crm\n", "not-a-mapping 2:1"],
    ["a number", "42", "not-a-mapping 1:1"],
  ])("a text that holds no manifest is said to be so: %s", (_title, text, place) => {
    expect(placesOf(text)).toEqual([place]);
    expect(parseManifest(text).manifest).toBeNull();
  });
});

describe("the same manifest written otherwise", () => {
  it.each([
    ["with CRLF", right.replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\uFEFF${right}`],
    ["without a last line break", right.trimEnd()],
    ["as JSON", JSON.stringify(meaning, null, 2)],
    ["as JSON on one line", JSON.stringify(meaning)],
    ["with document marks", `%YAML 1.2\n---\n${right}...\n`],
    ["with comments and blank lines", `# amp\n\n${right.replaceAll("\n", " # x\n\n")}`],
    ["with tags", right.replace("crm", "!!str crm").replace("objects:", "objects: !!seq")],
    [
      "with quoted and escaped keys",
      right.replace("provider:", '"pro\\u0076ider":').replace("name:", "'name':"),
    ],
    ["with tabs where YAML allows them", right.replaceAll(": ", ":\t")],
  ])("the same manifest is read when it is written %s", (_title, text) => {
    expect(parseManifest(text)).toEqual({ manifest: meaning, issues: [] });
  });

  it("lines and columns are counted alike with CRLF and a byte order mark", () => {
    const { text, expected } = unmark("specVersion: 1.0.0\nintegrations: «M2 $.integrations»[]\n");
    for (const variant of [text, `\uFEFF${text}`, text.replaceAll("\n", "\r\n")]) {
      expect(parseManifest(variant).issues.map((issue) => ({ ...issue, code: ruleOf(issue) }))).toMatchObject(
        expected,
      );
    }
    expect(placesOf("\uFEFFspecVersion: 2.0.0\r\nintegrations: []")).toEqual(["M1 1:14", "M2 2:15"]);
  });
});

describe("syntax errors", () => {
  it.each([
    ["a tab as indentation", right.replace("    provider", "\tprovider"), "4:1"],
    ["a quote that is not closed", right.replace("hubspot", '"hubspot'), "8:1"],
    ["a bracket that is not closed", right.replace("objects:", "objects: ["), "8:1"],
    ["a key without a colon", right.replace("provider:", "provider"), "4:5"],
    ["a value that begins with a backtick", right.replace("hubspot", "`hubspot"), "4:15"],
    ["two values on one line", right.replace("crm", '"crm" eu'), "3:17"],
    ["a colon in a plain value", right.replace("crm", "crm: eu"), "3:11"],
  ])("a syntax error is an issue: %s", (_title, text, place) => {
    const { manifest, issues } = parseManifest(text);
    expect(manifest).toBeNull();
    expect(
      issues.filter(({ code }) => code === "yaml-syntax").map(({ line, column }) => `${line}:${column}`),
    ).toContain(place);
    expect(new Set(issues.map(ruleOf))).toEqual(new Set(["yaml-syntax"]));
  });

  it("a syntax error keeps what was found before it, and nothing that the rest could change", () => {
    const text = `specVersion: 2.0.0
integrations:
  - name: "My CRM"
    write: { objects: [contact] }
    read:
      objects:
        - objectName: contact
          schedule: "* * * * *"
          destination: @hook
`;
    // Not reported: the missing provider (it may follow), M16 or M33 of any kind.
    expect(placesOf(text)).toEqual(["M1 1:14", "M31 3:11", "M20 4:24", "M8 8:21", "yaml-syntax 9:24"]);
  });

  it("a syntax error leaves open what the rest of an integration could still have", () => {
    const text = `specVersion: 1.0.0
integrations:
  - name: crm
    provider: hubspot
    write: { objects: [{ objectName: contact, inheritMapping: true }] }
    subscribe:
      objects:
        - { objectName: contact, destination: hook, inheritFieldsAndMapping: true, createEvent: { enabled: always } }
    displayName: @crm
`;
    expect(placesOf(text)).toEqual(["yaml-syntax 9:18"]);
    expect(
      placesOf(text.replace("displayName: @crm", "read: { objects: [] }\n    displayName: @crm")),
    ).toEqual(["M5 9:22", "yaml-syntax 10:18"]);
    expect(placesOf(text.replace("displayName: @crm", ""))).toEqual(["M33 5:38", "M15 6:5"]);
  });

  it("a syntax problem is a warning where the parser has only a warning", () => {
    const { manifest, issues } = parseManifest(right.replace("crm", "!secret crm"));
    expect(issues.map(({ code, severity, line, column }) => [code, severity, line, column])).toEqual([
      ["yaml-warning", "warning", 3, 11],
    ]);
    expect(manifest).toEqual(meaning);
  });

  it("a syntax error comes with a hint where one helps", () => {
    const { issues } = parseManifest(right.replace("    provider", "\tprovider"));
    expect(issues.map(({ hint }) => hint)).toContain("indent with spaces");
  });

  it("syntax errors are counted no further than the first hundred", () => {
    expect(parseManifest("]".repeat(1000)).issues).toHaveLength(100);
    expect(parseManifest(`"${"\\q".repeat(1000)}"`).issues).toHaveLength(100);
  });
});

describe("several documents in one file", () => {
  it("a second document in a file is reported, and the first is still checked", () => {
    expect(placesOf(`${right}---\n${right}`)).toEqual(["several-documents 8:1"]);
    expect(placesOf(`specVersion: 2.0.0\nintegrations: []\n---\na: [`)).toEqual([
      "M1 1:14",
      "M2 2:15",
      "several-documents 3:1",
    ]);
    expect(placesOf(`---\n---\n${right}`)).toEqual(["empty-file 1:1", "several-documents 2:1"]);
  });
});

describe("duplicate keys", () => {
  it.each([
    ["a known key", withIntegration("proxy: {}\n«duplicate-key $.integrations[0].proxy»proxy: {}")],
    [
      "each further time",
      withIntegration(
        "proxy: {}\n«duplicate-key $.integrations[0].name»name: a\n«duplicate-key $.integrations[0].name»name: b",
      ),
    ],
    [
      "quoted the second time",
      withIntegration(
        'proxy: { enabled: true, «duplicate-key $.integrations[0].proxy.enabled»"enabled": false }',
      ),
    ],
    [
      "below an unknown key",
      withIntegration(
        "proxy: {}\n«M30 $.integrations[0].x»x:\n  - { constructor: 1, a: 2, «duplicate-key $.integrations[0].x[0].constructor»constructor: 3 }",
      ),
    ],
    [
      "an alias of a value before it",
      withIntegration("displayName: &key proxy\nproxy: {}\n«duplicate-key $.integrations[0].proxy»*key : {}"),
    ],
    [
      "an alias of the key itself",
      withIntegration("&key proxy: {}\n«duplicate-key $.integrations[0].proxy»*key : {}"),
    ],
    [
      "a key after its alias",
      withIntegration("displayName: &key proxy\n*key : {}\n«duplicate-key $.integrations[0].proxy»proxy: {}"),
    ],
    [
      "`__proto__`, unknown too",
      withIntegration(
        "proxy: {}\n«M30 $.integrations[0].__proto__»__proto__: {}\n«duplicate-key $.integrations[0].__proto__»«M30 $.integrations[0].__proto__»__proto__: {}",
      ),
    ],
  ])("a duplicate key is an error: %s", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});

describe("anchors, aliases and merge keys", () => {
  it("anchors and aliases share values, also those of unknown keys that stand for templates", () => {
    const { manifest, issues } = parseManifest(`
specVersion: &version 1.0.0
x-read: &read
  destination: hook
  schedule: &cron "0 * * * *"
  requiredFields: &fields
    - &email { fieldName: email }
integrations:
  - name: sales
    provider: &provider hubspot
    read:
      objects:
        - objectName: &contact contact
          <<: *read
        - <<: [{ schedule: 0 0 * * * }, *read]
          objectName: company
          destination: other
        - objectName: deal
          destination: hook
          schedule: *cron
          requiredFields: [*email, { fieldName: phone }]
          optionalFields: *fields
    write: { objects: [{ objectName: *contact }] }
  - { name: more, provider: *provider, proxy: { enabled: true } }
`);
    expect(issues.map((issue) => [ruleOf(issue), issue.path])).toEqual([["M30", "$['x-read']"]]);
    expect(manifest).toStrictEqual({
      specVersion: "1.0.0",
      integrations: [
        {
          name: "sales",
          provider: "hubspot",
          read: {
            objects: [
              {
                objectName: "contact",
                destination: "hook",
                schedule: "0 * * * *",
                requiredFields: [{ fieldName: "email" }],
              },
              {
                objectName: "company",
                destination: "other",
                schedule: "0 0 * * *",
                requiredFields: [{ fieldName: "email" }],
              },
              {
                objectName: "deal",
                destination: "hook",
                schedule: "0 * * * *",
                requiredFields: [{ fieldName: "email" }, { fieldName: "phone" }],
                optionalFields: [{ fieldName: "email" }],
              },
            ],
          },
          write: { objects: [{ objectName: "contact" }] },
        },
        { name: "more", provider: "hubspot", proxy: { enabled: true } },
      ],
    });
  });

  it("a wrong value behind an alias is shown where it is written, once however often it is used", () => {
    expectMarkedIssues(`
specVersion: 1.0.0
integrations:
  - name: sales
    provider: hubspot
    read:
      objects:
        - objectName: a
          destination: hook
          schedule: &cron «M8 $.integrations[0].read.objects[0].schedule»"* * * * *"
        - { objectName: b, destination: hook, schedule: *cron }
        - { objectName: c, destination: hook, schedule: *cron }`);
  });

  it("an alias that is a key is followed to the anchor that stands last before it", () => {
    const { manifest, issues } = parseManifest(`
&v specVersion: &v 1.0.0
integrations: [{ name: &v sales, provider: *v, proxy: {} }]
`);
    expect(issues).toEqual([]);
    expect(manifest?.integrations[0]?.provider).toBe("sales");
    expect(parseManifest(`x: &k specVersion\n*k : 1.0.0\nintegrations: []`).issues.map(ruleOf)).toEqual([
      "M30",
      "M2",
    ]);
  });

  it("a quoted `<<` is a key like any other", () => {
    expectMarkedIssues(withIntegration("proxy: {}\n«M30 $.integrations[0]['<<']»'<<': { displayName: x }"));
  });

  it.each([
    ["an alias without an anchor", withIntegration("proxy: «unusable-alias $.integrations[0].proxy»*proxy")],
    [
      "an alias that stands before its anchor",
      withIntegration(
        "displayName: «unusable-alias $.integrations[0].displayName»*crm\nproxy: {}\nmodule: &crm crm",
      ),
    ],
    [
      "aliases without anchors, one by one",
      withIntegration(
        "read: «unusable-alias $.integrations[0].read»*a\nwrite: «unusable-alias $.integrations[0].write»*b\nsubscribe: «unusable-alias $.integrations[0].subscribe»*c",
      ),
    ],
    [
      "a list within itself",
      withIntegration(
        "write:\n  objects: &all\n    - objectName: contact\n    - «unusable-alias $.integrations[0].write.objects[1]»*all",
      ),
    ],
    [
      "a mapping within itself",
      withIntegration("proxy: &proxy { enabled: «unusable-alias $.integrations[0].proxy.enabled»*proxy }"),
    ],
    [
      "a mapping that merges itself",
      withIntegration(
        "proxy: &proxy\n  <<: «unusable-alias $.integrations[0].proxy['<<']»*proxy\n  enabled: true",
      ),
    ],
    [
      "a merged value that is no mapping",
      withIntegration("proxy: { <<: «unusable-alias $.integrations[0].proxy['<<']»on }"),
    ],
    [
      "a list of merged values that are no mappings",
      withIntegration(
        "proxy: { <<: [{ enabled: true }, «unusable-alias $.integrations[0].proxy['<<']»[a]] }",
      ),
    ],
  ])("an alias or merge that cannot be used is an error: %s", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});

describe("values of other schemas", () => {
  it("a text that declares YAML 1.1 is read by its rules", () => {
    const { manifest, issues } = parseManifest(`%YAML 1.1
---
base: &base { provider: hubspot }
specVersion: 1.0.0
integrations: [{ name: a, <<: *base, proxy: { enabled: yes } }]
`);
    expect(issues.map(ruleOf)).toEqual(["M30"]);
    expect(manifest?.integrations).toEqual([{ name: "a", provider: "hubspot", proxy: { enabled: true } }]);
  });

  it.each([
    ["a date", "2024-01-31", '"2024-01-31"'],
    ["bytes", "!!binary aGVsbG8=", '"aGVsbG8="'],
    ["an ordered mapping", "!!omap [a: 1]", "a list"],
    ["a set", "!!set { a, b }", "a mapping"],
  ])("a value of another schema is refused as a name: %s", (_title, value, description) => {
    const { issues } = parseManifest(`%YAML 1.1
---
specVersion: 1.0.0
integrations: [{ name: a, provider: hubspot, proxy: {}, displayName: ${value} }]
`);
    expect(issues.map(ruleOf)).toEqual(["M20"]);
    expect(issues[0]?.message).toContain(description);
  });
});
