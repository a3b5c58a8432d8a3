import type {
  IntegrationContent,
  IntegrationField,
  IntegrationObject,
  IntegrationSubscribeObject,
  IntegrationWriteObject,
  Manifest,
} from "../../contract/index.js";
import {
  describeCustomField,
  describeField,
  describeIntegration,
  describeReadObject,
  describeSubscribeObject,
  describeWriteObject,
} from "./describe.js";
import { blockTuple, blockType, docComment, literalType, type Member, quoteJson } from "./literal-type.js";

/**
 * The first lines of every file that is written here: what does not begin so was written by somebody else.
 *
 * @example
 * const isGenerated = (text: string) => text.startsWith(generatedHeader);
 */
export const generatedHeader = "/* eslint-disable */\n// Written by headless-write-kit from ";

/**
 * Writes the declaration that registers a manifest's names with `headless-write-kit`: a module whose `AmpManifest` is the type of
 * the manifest, with docs at the names of integrations, objects, fields and mappings. `source` is the manifest's file name.
 * Never throws on a manifest that `parseManifest` gave.
 *
 * @example
 * const { manifest } = parseManifest(ampYaml);
 * const declaration = manifest && declareManifest(manifest, "amp.yaml"); // the text of amp.d.ts
 */
export function declareManifest(manifest: Manifest, source: string): string {
  const integrations = manifest.integrations.map((integration) => integrationType(integration, "    "));
  return `${header(source)}
${docComment(`What ${source} declares.`)}
export interface AmpManifest {
  specVersion: "1.0.0";
  integrations: ${blockTuple(integrations, "  ")};
}

declare module "headless-write-kit" {
  interface Register {
    manifest: AmpManifest;
  }
}
`;
}

/**
 * Writes the declaration that gives `import manifest from "./amp.yaml"` its type. It has to be a file of its own: the other one is
 * a module, and a module cannot declare files of any folder. `moduleName` is the other file's name without `.d.ts`. Never
 * throws.
 *
 * @example
 * const declaration = declareManifestImport("amp.yaml", "./amp"); // the text of amp-import.d.ts, beside amp.d.ts
 */
export function declareManifestImport(source: string, moduleName: string): string {
  return `${header(source)}
declare module ${quoteJson(`*/${source}`)} {
  const manifest: import(${quoteJson(`./${moduleName}.js`)}).AmpManifest;
  export default manifest;
}
`;
}

function header(source: string): string {
  return `${generatedHeader}${quoteJson(source)}; change that file, and not this one.\n`;
}

function integrationType(integration: IntegrationContent, indent: string): string {
  const { name, read, write, subscribe, ...rest } = integration;
  const inner = `${indent}    `;
  const list = (items: readonly string[]) =>
    blockType([{ key: "objects", type: blockTuple(items, inner) }], `${indent}  `);
  const members: Member[] = [
    { key: "name", type: quoteJson(name), doc: describeIntegration(integration) },
    ...plain(rest),
  ];
  const deeper = `${inner}  `;
  if (read?.objects) {
    members.push({ key: "read", type: list(read.objects.map((each) => readObjectType(each, deeper))) });
  }
  if (write?.objects)
    members.push({ key: "write", type: list(write.objects.map((each) => writeObjectType(each, deeper))) });
  if (subscribe?.objects) {
    members.push({
      key: "subscribe",
      type: list(subscribe.objects.map((each) => subscribeObjectType(each, deeper))),
    });
  }
  return blockType(members, indent);
}

function readObjectType(object: IntegrationObject, indent: string): string {
  const { objectName, requiredFields, optionalFields, ...rest } = object;
  const fields = (list: readonly IntegrationField[], isRequired: boolean) =>
    blockTuple(
      list.map((field) => fieldType(field, isRequired, `${indent}    `)),
      `${indent}  `,
    );
  return blockType(
    [
      { key: "objectName", type: quoteJson(objectName), doc: describeReadObject(object) },
      ...plain(rest),
      ...(requiredFields ? [{ key: "requiredFields", type: fields(requiredFields, true) }] : []),
      ...(optionalFields ? [{ key: "optionalFields", type: fields(optionalFields, false) }] : []),
    ],
    indent,
  );
}

/** The docs stand at both names of a field: people look at either. */
function fieldType(field: IntegrationField, isRequired: boolean, indent: string): string {
  const doc = describeField(field, isRequired);
  const members = plain(field).map((member) =>
    member.key === "fieldName" || member.key === "mapToName" ? { ...member, doc } : member,
  );
  return blockType(members, indent);
}

function writeObjectType(object: IntegrationWriteObject, indent: string): string {
  const { objectName, customFields, ...rest } = object;
  const fields = customFields?.map(({ fieldName, ...others }) =>
    blockType(
      [
        {
          key: "fieldName",
          type: quoteJson(fieldName),
          doc: describeCustomField({ fieldName, ...others }),
        },
        ...plain(others),
      ],
      `${indent}    `,
    ),
  );
  return blockType(
    [
      { key: "objectName", type: quoteJson(objectName), doc: describeWriteObject(object) },
      ...plain(rest),
      ...(fields ? [{ key: "customFields", type: blockTuple(fields, `${indent}  `) }] : []),
    ],
    indent,
  );
}

function subscribeObjectType(object: IntegrationSubscribeObject, indent: string): string {
  const { objectName, ...rest } = object;
  return blockType(
    [
      { key: "objectName", type: quoteJson(objectName), doc: describeSubscribeObject(object) },
      ...plain(rest),
    ],
    indent,
  );
}

function plain(value: object): Member[] {
  return Object.entries(value).map(([key, part]) => ({ key, type: literalType(part) }));
}
