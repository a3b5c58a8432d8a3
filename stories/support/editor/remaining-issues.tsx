import { useLayoutEffect, useRef, useState } from "react";
import { useIssues, type ConfigIssue } from "../../../src/index.js";
import { usePlaces } from "../places/use-places.js";
import { describeIssue } from "../screen/describe-issue.js";
import { controlOf } from "./reveal.js";

/** Says why nothing was saved: how many things are to be fixed, and in words those that no control of the screen shows. */
export function RemainingIssues() {
  const root = useRef<HTMLDivElement>(null);
  const findPlace = usePlaces();
  const issues = useIssues();
  const [unseenPaths, setUnseenPaths] = useState<ReadonlySet<string>>(new Set());
  useLayoutEffect(() => {
    const screen = root.current?.closest("main") ?? document;
    setUnseenPaths(new Set(issues.map(({ path }) => path).filter((path) => !controlOf(path, screen))));
  }, [issues]);

  const errors = sayOnce(issues.filter(({ severity }) => severity === "error"));
  const unseen = errors.filter(({ path }) => unseenPaths.has(path));
  return (
    <div ref={root} className="failure">
      <p>
        <strong>
          Not saved: {errors.length === 1 ? "1 thing has" : `${errors.length} things have`} to be fixed first.
        </strong>
      </p>
      {unseen.length > 0 && (
        <ul>
          {unseen.map((issue) => (
            <li key={issue.path + issue.message}>
              <strong>{findPlace(issue.path).name}</strong> {describeIssue(issue)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Leaves out what the server refused at a place of which the kit says itself what is wrong. */
function sayOnce(errors: readonly ConfigIssue[]) {
  const ownPaths = new Set(errors.filter(({ code }) => code !== "refused").map(({ path }) => path));
  return errors.filter(({ code, path }) => code !== "refused" || !ownPaths.has(path));
}
