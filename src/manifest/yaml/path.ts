/** Where a value stands in the document, from the leaf up; `null` is the root. Written out only when an issue needs it. */
export interface Path {
  readonly parent: Path | null;
  readonly step: string | number;
}

/** Writes a path the JSONPath way: `$.integrations[0]['a.b']`. */
export function formatPath(path: Path | null): string {
  const steps: string[] = [];
  for (let at = path; at !== null; at = at.parent) steps.push(formatStep(at.step));
  return `$${steps.reverse().join("")}`;
}

function formatStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  if (/^[A-Za-z_]\w*$/.test(step)) return `.${step}`;
  return `['${step.replace(/['\\]/g, "\\$&")}']`;
}
