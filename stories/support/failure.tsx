import { isApiError } from "../../src/index.js";

/** Props of `Failure`. */
export interface FailureProps {
  title: string;
  error: Error;
}

/** Says why a request failed, in the server's words where it gave any. */
export function Failure({ title, error }: FailureProps) {
  const problem = isApiError(error) ? error.problem : undefined;
  const issues = problem?.issues ?? [];
  return (
    <div className="failure">
      <p>
        <strong>{title}</strong>
      </p>
      {issues.length > 0 ? (
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
