import { useConflicts, type Conflict } from "../../src/index.js";
import { PathText } from "./path-text.js";

/** What somebody else changed meanwhile, beside what is in the draft, to be chosen from (D11). */
export function Conflicts() {
  const { conflicts, resolve } = useConflicts();
  if (conflicts.length === 0) return null;
  return (
    <section className="card conflicts" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">Somebody else changed this too</h2>
      <p className="hint">Your values stay unless you take theirs; saving would overwrite what they set.</p>
      <ul>
        {conflicts.map((conflict) => (
          <ConflictItem key={conflict.path} conflict={conflict} resolve={resolve} />
        ))}
      </ul>
    </section>
  );
}

function ConflictItem({
  conflict: { path, mine, theirs },
  resolve,
}: {
  conflict: Conflict;
  resolve: ReturnType<typeof useConflicts>["resolve"];
}) {
  return (
    <li>
      <PathText path={path} />
      <div className="sides" role="group" aria-label={path}>
        <Side title="Yours" value={mine} action="Keep mine" onChoose={() => resolve(path, "mine")} />
        <Side title="Theirs" value={theirs} action="Take theirs" onChoose={() => resolve(path, "theirs")} />
      </div>
    </li>
  );
}

interface SideProps {
  title: string;
  value: unknown;
  action: string;
  onChoose: () => void;
}

function Side({ title, value, action, onChoose }: SideProps) {
  return (
    <div>
      <p className="hint">{title}</p>
      <p>{value === undefined ? "not set" : <code>{JSON.stringify(value)}</code>}</p>
      <button className="button" type="button" onClick={onChoose}>
        {action}
      </button>
    </div>
  );
}
