import { useFieldOptions, useLocalConfig } from "../../../../src/index.js";
import { Select } from "../../controls/select.js";

/** Which changes make an event: those of any field, or of some that are read. */
export function WatchFields({ objectName }: { objectName: string }) {
  const { getWatchFields, setWatchFields } = useLocalConfig().subscribeObject(objectName);
  const { options } = useFieldOptions(objectName, { for: "watch" });
  const watched = getWatchFields();
  // The kit's type allows a list and one word.
  const chosen = typeof watched === "string" ? undefined : watched;
  const names = options.map(({ name }) => name);

  return (
    <div className="watch">
      <Select
        label="Which changes count"
        value={chosen === undefined ? "all" : "some"}
        options={[
          ["all", "Changes of any field"],
          ["some", "Changes of the fields below"],
        ]}
        error={chosen?.length === 0 ? "Choose at least one field." : undefined}
        onChange={(choice) => {
          setWatchFields(choice === "all" ? "all" : names);
        }}
      />
      {chosen && (
        <ul className="checks" aria-label="Fields whose changes count">
          {options.map(({ name, label }) => (
            <li key={name}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(name)}
                  onChange={({ target }) => {
                    // In the order of the list, so that there and back is no change.
                    setWatchFields(
                      names.filter((each) => (each === name ? target.checked : chosen.includes(each))),
                    );
                  }}
                />
                <span>
                  {label}
                  <code>{name}</code>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
