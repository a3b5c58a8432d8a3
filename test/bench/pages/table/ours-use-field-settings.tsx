import { useFieldSettings } from "../../../../src/index.js";
import { objectName } from "../support/field-config.js";
import { measureTable, renderRow } from "../support/measure-table.js";
import { OurProviders } from "../support/ours.js";
import { serveConfig } from "../support/serve-config.js";
import { Table } from "../support/table.js";

function Row({ name }: { name: string }) {
  return renderRow(name, useFieldSettings(objectName, name).settings?.writeOnUpdate);
}

await measureTable((names) => {
  serveConfig(names);
  return (
    <OurProviders>
      <Table names={names} Row={Row} />
    </OurProviders>
  );
});
