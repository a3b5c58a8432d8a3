import type { Project } from "../../../src/contract/index.js";
import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** Finds the project by its id or name, or refuses the request. */
export function findProject({ project }: DomainContext, idOrName: string): Outcome<Project> {
  if (idOrName === project.id || idOrName === project.name) return accept(project);
  return refuse({
    status: 404,
    detail: `no project ${quote(idOrName)}`,
    remedy: `use the id ${project.id} or the name ${quote(project.name)}`,
    where: { in: "path", name: "projectIdOrName", value: idOrName },
    rules: ["I4"],
  });
}
