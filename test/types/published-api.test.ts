import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApp } from "./support/open-app.js";

const main = createRequire(import.meta.url).resolve("@amp-labs/react");
const published = readFileSync(join(dirname(main), "index.d.ts"), "utf8");

/** What of the published package the kit leaves out, and why. */
const leftOut: Record<string, string> = {
  InstallIntegration: "a prebuilt screen; the kit has no markup",
  InstallIntegrationProps: "the props of InstallIntegration",
  FieldMapping: "what InstallIntegration takes as fieldMapping",
  ConnectProvider: "a prebuilt form; useConnect and useProvider are there for one's own",
  AmpersandErrorBoundary: "a prebuilt component; any error boundary will do",
};

/** Members that the published types require and the kit's do not, and why. */
const optional = [
  {
    type: "ReadConfigObject",
    member: "selectedFields",
    because: "seed 000 saves a config without it",
  },
  {
    type: "ReadConfigObject",
    member: "selectedFieldMappings",
    because: "the API's own examples save a config without it",
  },
];

/** Members that the published types have and the kit's do not, and why. */
const members: Record<string, Record<string, string>> = {
  AmpersandProviderOptions: {
    styles: "for prebuilt components",
  },
  Connection: {
    oauth2AuthorizationCode: "credentials have no business in a browser",
    apiKey: "credentials have no business in a browser",
    providerApp: "which OAuth app signed the customer in says nothing to a config screen",
  },
  IntegrationFieldMapping: {
    _default: "the generator's way around a reserved word; the contract's name is `default`",
  },
};

/** What hooks return and apps never make: the kit's may have more members. */
const results = ["Manifest", "ReadObjectHandlers", "WriteObjectHandlers"];

const names = [...published.matchAll(/^\s*export declare (function|const|class|interface|type) (\w+)/gm)].map(
  ([, kind, name]) => ({ kind: String(kind), name: String(name) }),
);
const kept = names.filter(({ name }) => !Object.hasOwn(leftOut, name));
const isValue = (kind: string) => kind === "function" || kind === "const" || kind === "class";

const values = kept.filter(({ kind }) => isValue(kind)).map(({ name }) => name);
const types = kept.filter(({ kind }) => !isValue(kind)).map(({ name }) => name);

const start = `
  import type * as published from "@amp-labs/react";
  import * as kit from "headless-write-kit";
`;
const inPlace = [
  ...values
    .filter((name) => name !== "AmpersandContext")
    .map((name) => `export const inPlace: typeof published.${name} = kit.${name};`),
  // Apps read it; only the provider writes it.
  `import { useContext } from "react";
   export const inPlace: () => ReturnType<typeof published.useAmpersandProviderProps> | null =
     () => useContext(kit.AmpersandContext);`,
  ...types.map((name) => `declare const ours: kit.${name}; export const inPlace: published.${name} = ours;`),
];
const givenToTheKit = types
  .filter((name) => !results.includes(name))
  .map((name) => `declare const theirs: published.${name}; export const given: kit.${name} = theirs;`);
const missingMembers = [...types, "AmpersandProviderOptions"].map((name) => {
  const listed = Object.keys(members[name] ?? {}).map((member) => `"${member}"`);
  return `type Missing = Exclude<keyof ${publishedType(name)}, keyof kit.${name}>;
    type Listed = ${listed.join(" | ") || "never"};
    export const same: [Missing, Listed] extends [Listed, Missing] ? "same" : Missing = "same";`;
});

/** The published package has no name for the options of its provider. */
function publishedType(name: string): string {
  return name === "AmpersandProviderOptions"
    ? `ReturnType<typeof published.useAmpersandProviderProps>["options"]`
    : `published.${name}`;
}

/** An app that sees the published declarations with some of the differences made good. */
function open(differences: typeof optional) {
  const text = differences.reduce((changed, { type, member }) => {
    const from = changed.indexOf(`declare interface ${type} {`);
    const at = changed.indexOf(` ${member}: {`, from) + member.length + 1;
    expect(Math.min(from, at), `${type}.${member}`).toBeGreaterThan(member.length);
    return `${changed.slice(0, at)}?${changed.slice(at)}`;
  }, published);
  return openApp({
    start,
    modules: { "published.d.ts": text },
    imports: { "@amp-labs/react": "published.d.ts" },
    // As most apps have it; under the stricter option the kit's "or undefined" is more than the published "or absent".
    compilerOptions: { exactOptionalPropertyTypes: false },
  });
}

describe("the published headless API's declarations", () => {
  it("what the kit exports can stand in place of all published names but those left out (H2)", () => {
    expect(values).toHaveLength(15);
    expect(types.length).toBeGreaterThan(15);
    const cases = [...inPlace, ...givenToTheKit, ...missingMembers];
    expect(open(optional).errors(cases)).toEqual(Object.fromEntries(cases.map((code) => [code, []])));
  });

  it.each(optional)("a name that is left out has to be listed: %o (H2)", (difference) => {
    const errors = open(optional.filter((other) => other !== difference)).errors(inPlace);
    expect(Object.values(errors).flat().join()).toContain(difference.member);
  });

  it("a published name that is left out is an error at the import (H2)", () => {
    const importOf = (name: string) =>
      `import { ${name} } from "headless-write-kit"; export type T = typeof ${name};`;
    const found = openApp().errors(Object.keys(leftOut).map(importOf));
    for (const [name, because] of Object.entries(leftOut)) {
      const [error] = found[importOf(name)] ?? [];
      expect(error, because).toMatch(
        new RegExp(`^TS\\d+ at "${name}": .*has no exported member (named )?'${name}'`),
      );
    }
  });
});
