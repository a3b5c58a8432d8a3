import { isApiError, isConfigValidationError } from "../../../src/index.js";
import { Faults } from "./faults.js";

/** Props of `Failure`. */
export interface FailureProps {
  title: string;
  error: Error;
}

/** Says why a save failed: what the draft lacks, or why the server refused it, in its words where it gave any. */
export function Failure({ title, error }: FailureProps) {
  const faults = isConfigValidationError(error) ? error.issues : [];
  const problem = isApiError(error) ? error.problem : undefined;
  const issues = problem?.issues ?? [];
  return (
    <div className="failure">
      <p>
        <strong>{title}</strong>
      </p>
      {faults.length > 0 ? (
        <Faults issues={faults} />
      ) : issues.length > 0 ? (
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.name ?? ""}${issue.detail ?? ""}`}>
              {issue.detail}.{issue.remedy !== undefined && <> To mend it: {issue.remedy}.</>}
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {problem?.detail ?? error.message}
          {problem?.remedy !== undefined && <>. To mend it: {problem.remedy}.</>}
        </p>
      )}
    </div>
  );
}
