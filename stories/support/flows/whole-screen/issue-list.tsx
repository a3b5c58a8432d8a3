import { useIssues } from "../../../../src/index.js";
import { describeIssue } from "../../screen/describe-issue.js";
import { PlaceName } from "../../places/place-name.js";
import { usePlaces } from "../../places/use-places.js";
import { sectionOf, sections, type Section } from "./section.js";
import { focusTab } from "./tabs.js";

/** Props of `IssueList`. */
export interface IssueListProps {
  selected: Section;
  onShow: (section: Section) => void;
}

/** What is wrong on any tab, with the way there. */
export function IssueList({ selected, onShow }: IssueListProps) {
  const findPlace = usePlaces();
  const issues = useIssues();
  return (
    // There from the start, so that what appears in it is announced.
    <div aria-live="polite">
      {issues.length > 0 && (
        <section className="card issue-list" aria-labelledby="issues-title">
          <h2 id="issues-title">
            {issues.length === 1 ? "One thing to mend" : `${String(issues.length)} things to mend`}
          </h2>
          <ul className="changes">
            {issues.map((issue) => {
              const section = sectionOf(issue.path);
              return (
                <li key={issue.path + issue.code}>
                  <PlaceName path={issue.path} place={findPlace(issue.path)} />
                  <p>{describeIssue(issue)}</p>
                  {section !== selected && (
                    <p>
                      <button
                        className="button"
                        type="button"
                        onClick={() => {
                          onShow(section);
                          // The button goes away: its tab is where it leads.
                          focusTab(section);
                        }}
                      >
                        Go to {sections.find(([name]) => name === section)?.[1]}
                      </button>
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
