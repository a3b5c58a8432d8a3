import { useChanges, useConflicts, useFieldSettings, useIssues } from "../../../../src/index.js";
import { objectName } from "../support/field-config.js";
import { measureTable, renderRow } from "../support/measure-table.js";
import { OurProviders } from "../support/ours.js";
import { serveConfig } from "../support/serve-config.js";
import { Table } from "../support/table.js";

function Row({ name }: { name: string }) {
  const path = `/write/objects/${objectName}/selectedFieldSettings/${name}`;
  const { settings } = useFieldSettings(objectName, name);
  useChanges(path);
  useConflicts(path);
  useIssues(path);
  return renderRow(name, settings?.writeOnUpdate);
}

await measureTable((names) => {
  serveConfig(names);
  return (
    <OurProviders>
      <Table names={names} Row={Row} />
    </OurProviders>
  );
});
