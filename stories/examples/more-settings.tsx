import { useIssues, useLocalConfig } from "../../src/index.js";

/** When an object is read, how far back, and which of its records. Stands inside `InstallationProvider`. */
export function ReadOptions({ objectName }: { objectName: string }) {
  const object = useLocalConfig().readObject(objectName);
  const issues = useIssues(`/read/objects/${objectName}`);
  const days = object.getBackfill()?.defaultPeriod.days;
  const [filter] = object.getFieldFilters() ?? [];
  return (
    <fieldset>
      <legend>{objectName}</legend>
      <label>
        Schedule
        <input
          value={object.getSchedule() ?? ""}
          onChange={({ target }) => object.setSchedule(target.value || undefined)}
        />
      </label>
      <label>
        Days to go back at first
        <input
          type="number"
          min={0}
          value={days ?? ""}
          onChange={({ target }) =>
            object.setBackfill(
              target.value === "" ? undefined : { defaultPeriod: { days: Number(target.value) } },
            )
          }
        />
      </label>
      <label>
        Only records whose status is
        <input
          value={String(filter?.value ?? "")}
          onChange={({ target: { value } }) =>
            object.setFieldFilters(value ? [{ fieldName: "status", operator: "eq", value }] : undefined)
          }
        />
      </label>
      <label>
        <input
          type="checkbox"
          checked={object.getSelectedFieldsAuto() === "all"}
          onChange={({ target }) => object.setSelectedFieldsAuto(target.checked ? "all" : undefined)}
        />
        Read all fields
      </label>
      {issues.map(({ path, message }) => (
        <p key={path + message}>{message}</p>
      ))}
    </fieldset>
  );
}
