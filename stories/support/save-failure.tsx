import { isApiError } from "../../src/index.js";

/** Says why a save failed, in the server's words where it gave any. */
export function SaveFailure({ error }: { error: Error }) {
  const issues = isApiError(error) ? error.issues : [];
  const detail = isApiError(error) ? error.problem.detail : undefined;
  return (
    <div className="failure">
      <p>
        <strong>Not saved; your changes are still here.</strong>
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
        <p>{detail ?? error.message}</p>
      )}
    </div>
  );
}
