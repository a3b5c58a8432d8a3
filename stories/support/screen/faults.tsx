import { useIssues, type ConfigValidationError } from "../../../src/index.js";
import { describeIssue } from "./describe-issue.js";
import { usePlaces } from "../places/use-places.js";

/** What the draft lacks, by the names of the places where it does. */
export function Faults({ issues }: Pick<ConfigValidationError, "issues">) {
  const findPlace = usePlaces();
  const known = useIssues();
  return (
    <ul>
      {issues.map((fault) => {
        const { path, message } = fault;
        // The error's issues have no codes, by which they are put into words; those of the draft do.
        const issue = known.find((each) => each.path === path && each.message === message);
        return (
          <li key={path + message}>
            <strong>{findPlace(path).name}</strong> {describeIssue(issue ?? fault)}
          </li>
        );
      })}
    </ul>
  );
}
