import { useIssues } from "../../../../src/index.js";
import { controlOf, reveal } from "../../editor/reveal.js";
import { usePlaces } from "../../places/use-places.js";
import { sectionOf, sections, type Section } from "./section.js";

/** Leads to what is wrong on other tabs; what it is stands there, at its control, as it does on the tab that is shown. */
export function IssueList({ selected }: { selected: Section }) {
  const findPlace = usePlaces();
  const elsewhere = useIssues().filter(({ path }) => sectionOf(path) !== selected);
  return (
    // There from the start, so that what appears in it is announced.
    <div aria-live="polite">
      {elsewhere.length > 0 && (
        <section className="card issue-list" aria-labelledby="issues-title">
          <h2 id="issues-title">
            {elsewhere.length === 1 ? "1 thing to fix" : `${elsewhere.length} things to fix`}
          </h2>
          <ul className="changes">
            {elsewhere.map(({ path, code }) => (
              <li key={path + code} className="issue-elsewhere">
                <span className="place">{findPlace(path).name}</span>
                <button
                  className="button"
                  type="button"
                  onClick={({ currentTarget }) => {
                    const control = controlOf(path, currentTarget.closest("main") ?? document);
                    if (control) reveal(control);
                  }}
                >
                  Fix it in {sections.find(([name]) => name === sectionOf(path))?.[1]}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
