import { useLocalConfig } from "../../../../src/index.js";
import { objectName } from "../support/field-config.js";
import { measureTable, renderRow } from "../support/measure-table.js";
import { OurProviders } from "../support/ours.js";
import { serveConfig } from "../support/serve-config.js";
import { Table } from "../support/table.js";

function Row({ name }: { name: string }) {
  const object = useLocalConfig().writeObject(objectName);
  return renderRow(name, object.getFieldSettings(name)?.writeOnUpdate);
}

await measureTable((names) => {
  serveConfig(names);
  return (
    <OurProviders>
      <Table names={names} Row={Row} />
    </OurProviders>
  );
});
