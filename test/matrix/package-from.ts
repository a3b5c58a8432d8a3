import { join } from "node:path";
import type { Plugin } from "vite";

/**
 * Has the packages that `names` fits found in a folder where they were installed for the matrix alone. Throws where another
 * copy would be used: a cell that tests what is installed anyway tests nothing.
 */
export function packageFrom(folder: string, names: RegExp): Plugin {
  return {
    name: `matrix ${String(names)}`,
    enforce: "pre",
    async resolveId(id, importer) {
      if (!names.test(id) || importer?.startsWith(folder)) return null;
      // A file that there is: of any other importer Vite looks in the root folder.
      const found = await this.resolve(id, join(folder, "package.json"), { skipSelf: true });
      if (found?.id.startsWith(folder)) return found;
      throw new Error(`${id} is not found in ${folder}, but at ${String(found?.id)}`);
    },
  };
}

/** Has React found in the project by what was installed into `folder`, whose own copy would be a second one. */
export function reactOfProject(folder: string, projectFolder: string): Plugin {
  return {
    name: "matrix react",
    enforce: "pre",
    resolveId(id, importer) {
      if (!/^react(-dom)?(\/|$)/.test(id) || !importer?.startsWith(folder)) return null;
      return this.resolve(id, join(projectFolder, "package.json"), { skipSelf: true });
    },
  };
}
