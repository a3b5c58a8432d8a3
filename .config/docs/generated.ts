import { leniencies } from "../../mock-server/journal/leniencies.js";
import { modelledOperations, unmodelledOperations } from "../../mock-server/http/contract-operations.js";
import { scenarios } from "../../mock-server/scenarios/index.js";
import { componentOf, screenItems } from "../../stories/registry/items.js";
import { chapters } from "../../src/facts/rules/index.js";

/** What pages of the docs get from the code, so that it is said once: at a comment of MDX, "generated: rules", on a line of its own. */
const generated: Readonly<Record<string, () => string>> = {
  rules: () =>
    chapters
      .map(({ title, rules }) => {
        const entries = rules.map(
          ({ id, title: name, text }) => `- **${id}** ${plain(name)}. ${plain(text)}`,
        );
        return `## ${title}\n\n${entries.join("\n")}`;
      })
      .join("\n\n"),
  leniencies: () =>
    table(
      ["name", "sent by", "what it sends", "what the contract asks for"],
      Object.entries(leniencies).map(([name, { client, sends, contract }]) => [
        `\`${name}\``,
        plain(client),
        plain(sends),
        plain(contract),
      ]),
    ),
  scenarios: () =>
    table(
      ["`scenario`", "what it is"],
      Object.entries(scenarios).map(([name, { description }]) => [`\`${name}\``, plain(description)]),
    ),
  screens: () =>
    table(
      ["file", "screen", "what it is", "shown as"],
      screenItems.map((item) => [
        `\`${item.name}.json\``,
        item.title,
        plain(item.description),
        `\`<${componentOf(item)} />\``,
      ]),
    ),
  modelled: () => operationTable(modelledOperations),
  unmodelled: () => operationTable(unmodelledOperations),
};

/** Puts what the code knows into the places that a page leaves for it. */
export function fillInGenerated(text: string): string {
  return text.replaceAll(/^\{\/\* generated: ([\w-]+) \*\/\}$/gm, (_place, name: string) => {
    const make = generated[name];
    if (make === undefined)
      throw new Error(`nothing generates "${name}"; there is ${Object.keys(generated).join(", ")}`);
    return make();
  });
}

type Operations = readonly (readonly [id: string, method: string, path: string])[];

function operationTable(operations: Operations): string {
  return table(
    ["operation", "method", "path"],
    operations.map(([id, method, path]) => [`\`${id}\``, method, `\`${path}\``]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A text in which Markdown and MDX find no marks of their own. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}<>|[\]]/g, "\\$&");
}
