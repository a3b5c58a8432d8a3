import { observable, runInAction } from "mobx";
import { observer } from "mobx-react-lite";
import { configOf, objectName, setPolicy } from "../support/field-config.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";
import { Table } from "../support/table.js";

await measureTable((names) => {
  const config = observable(configOf(names));
  offerEdit(
    (fieldName, value) => {
      runInAction(() => {
        setPolicy(config, fieldName, value);
      });
    },
    (edits) => {
      runInAction(() => {
        for (const { fieldName, value } of edits) setPolicy(config, fieldName, value);
      });
    },
  );
  const Row = observer(function Row({ name }: { name: string }) {
    const settings = config.write.objects?.[objectName]?.selectedFieldSettings?.[name];
    return renderRow(name, settings?.writeOnUpdate);
  });
  return <Table names={names} Row={Row} />;
});
