import { useConflicts } from "headless-write-kit";

/** What the customer and a colleague changed differently, for the customer to decide. */
export function Conflicts() {
  const { conflicts, resolve } = useConflicts();
  return conflicts.map(({ path, mine, theirs }) => (
    <section key={path} role="group" aria-label={`Changed by a colleague, too: ${path}`}>
      <p>{path} was changed by a colleague, too.</p>
      <button onClick={() => resolve(path, "mine")}>Keep mine: {JSON.stringify(mine) ?? "nothing"}</button>
      <button onClick={() => resolve(path, "theirs")}>
        Take theirs: {JSON.stringify(theirs) ?? "nothing"}
      </button>
    </section>
  ));
}
