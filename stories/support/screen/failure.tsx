import { isApiError } from "../../../src/index.js";

/** Props of `Failure`. */
export interface FailureProps {
  title: string;
  error: Error;
  /** Tries again what failed. */
  onRetry?: (() => void) | undefined;
}

/** Says why something failed, in the server's words where it gave any, and how to go on. */
export function Failure({ title, error, onRetry }: FailureProps) {
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
              {issue.detail}.{issue.remedy !== undefined && <> To fix it: {issue.remedy}.</>}
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {problem?.detail ?? error.message}
          {problem?.remedy !== undefined && <>. To fix it: {problem.remedy}.</>}
        </p>
      )}
      {onRetry && (
        <p>
          <button className="button" type="button" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}
