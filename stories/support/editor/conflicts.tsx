import { useRef } from "react";
import { useConflicts, type Conflict } from "../../../src/index.js";
import { screenTitle } from "../screen/screen-title.js";
import { PlaceName } from "../places/place-name.js";
import type { Place } from "../places/place-names.js";
import { usePlaces } from "../places/use-places.js";

/** What somebody else changed meanwhile, beside what is in the draft, to be chosen from. */
export function Conflicts() {
  const { conflicts, resolve } = useConflicts();
  const findPlace = usePlaces();
  if (conflicts.length === 0) return null;
  return (
    <section className="card conflicts" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">Somebody else changed this too</h2>
      <p className="hint">Your values stay unless you take theirs; saving would overwrite what they set.</p>
      <ul>
        {conflicts.map((conflict) => (
          <ConflictItem key={conflict.path} {...{ conflict, resolve }} place={findPlace(conflict.path)} />
        ))}
      </ul>
    </section>
  );
}

interface ConflictItemProps {
  conflict: Conflict;
  place: Place;
  resolve: ReturnType<typeof useConflicts>["resolve"];
}

function ConflictItem({ conflict: { path, mine, theirs }, place, resolve }: ConflictItemProps) {
  const item = useRef<HTMLLIElement>(null);
  const choose = (side: "mine" | "theirs") => {
    // The button goes with the conflict: the focus goes on to the next one.
    const next = item.current?.nextElementSibling ?? item.current?.previousElementSibling;
    if (next) next.querySelector("button")?.focus();
    else screenTitle(item.current)?.focus();
    resolve(path, side);
  };
  return (
    <li ref={item}>
      <PlaceName {...{ path, place }} />
      <div className="sides" role="group" aria-label={place.name}>
        <Side title="Yours" value={place.say(mine)} action="Keep mine" onChoose={() => choose("mine")} />
        <Side
          title="Theirs"
          value={place.say(theirs)}
          action="Take theirs"
          onChoose={() => choose("theirs")}
        />
      </div>
    </li>
  );
}

interface SideProps {
  title: string;
  value: string;
  action: string;
  onChoose: () => void;
}

function Side({ title, value, action, onChoose }: SideProps) {
  return (
    <div>
      <p className="hint">{title}</p>
      <p className="side-value">{value}</p>
      <button className="button" type="button" onClick={onChoose}>
        {action}
      </button>
    </div>
  );
}
