import path from "node:path";
import {
  Application,
  type ParameterReflection,
  type ProjectReflection,
  ReflectionFlag,
  ReflectionKind,
} from "typedoc";
import packageJson from "../../package.json" with { type: "json" };
import { tellDeclaredTypes } from "./declared-types.js";
import { root } from "./pages.js";

/** The doors of the package and the source that each opens on: `./mock` opens on `mock-server/index.ts`. */
export const doors: ReadonlyMap<string, string> = new Map(
  Object.entries(packageJson.exports).flatMap(([door, target]) =>
    typeof target === "string"
      ? []
      : [[door, target.types.replace("./dist/types/", "").replace(".d.ts", ".ts")] as const],
  ),
);

/** By the page of an export, such as "headless-write-kit#useConnect", the names of the types that it is made of. */
export type TypesInUse = ReadonlyMap<string, ReadonlySet<string>>;

/** Writes the reference as Markdown, a page for each export, made of its docstring and types. */
export async function writeReference(folder: string): Promise<TypesInUse> {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: [...doors.values()].map((file) => path.join(root, file)),
    tsconfig: path.join(root, "tsconfig.json"),
    plugin: ["typedoc-plugin-zod", "typedoc-plugin-markdown"],
    name: "Reference",
    readme: "none",
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeReferences: true,
    sort: ["alphabetical"],
    // The types are checked by the compiler, and a type that is not exported is told by its name.
    skipErrorChecking: true,
    validation: false,
    logLevel: "Error",
    ...markdown,
  });
  tellDeclaredTypes(app);
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc found nothing to document; its errors are above");
  nameModules(project);
  leaveOutBrands(project);
  tellParameters(project);
  await app.outputs.writeOutput({ name: "markdown", path: folder }, project);
  return findTypesInUse(app, project);
}

function findTypesInUse(app: Application, project: ProjectReflection): TypesInUse {
  const used = new Map<string, ReadonlySet<string>>();
  for (const module of project.children ?? []) {
    for (const member of module.children ?? []) {
      const model = JSON.stringify(app.serializer.toObject(member));
      const names = [...model.matchAll(/"name":"(\w+)"/g)].map(([, name = ""]) => name);
      used.set(`${module.name}#${member.name}`, new Set(names));
    }
  }
  return used;
}

/** A page is called as its export is, without type parameters. */
function titleOf({ rawName }: { rawName: string }): string {
  return rawName.replace(/<.*>$/s, "");
}

/** Options of typedoc-plugin-markdown, which TypeDoc's own types do not know. */
const markdown = {
  indexFormat: "table",
  hideBreadcrumbs: true,
  hidePageHeader: true,
  hideGroupHeadings: true,
  useCodeBlocks: true,
  expandObjects: true,
  expandParameters: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  propertyMembersFormat: "table",
  typeDeclarationFormat: "table",
  typeDeclarationVisibility: "compact",
  sanitizeComments: true,
  useHTMLEncodedBrackets: true,
  pageTitleTemplates: { member: titleOf, module: "{name}", project: "Reference" },
  tableColumnSettings: { hideInherited: true, hideOverrides: true, hideSources: true, hideModifiers: true },
} as object;

/** Names each module as an app imports it. */
function nameModules(project: ProjectReflection): void {
  for (const module of project.children ?? []) {
    for (const [door, file] of doors) {
      if ([".ts", "/index.ts"].some((end) => `${module.name}${end}` === file)) {
        module.name = path.posix.join(packageJson.name, door);
      }
    }
  }
}

/** What the guards of errors go by is nobody else's matter. */
function leaveOutBrands(project: ProjectReflection): void {
  for (const member of project.getReflectionsByKind(ReflectionKind.Accessor)) {
    if (member.name === "[brand]") project.removeReflection(member);
  }
}

function tellParameters(project: ProjectReflection): void {
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
    // An object that a function takes apart has no name in the code.
    if (parameter.name === "__namedParameters") parameter.name = "options";
    // The plugin forgets that one with a default may be left out, where a function stands in another type.
    const { defaultValue } = parameter as ParameterReflection;
    if (defaultValue !== undefined) parameter.setFlag(ReflectionFlag.Optional, true);
  }
}
