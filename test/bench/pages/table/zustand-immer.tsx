import { create } from "zustand";
import { immer } from "zustand/middleware/immer";
import { configOf, objectName, type WriteConfig } from "../support/field-config.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";
import { Table } from "../support/table.js";

await measureTable((names) => {
  const useConfig = create<WriteConfig>()(immer(() => configOf(names)));
  offerEdit((fieldName, value) => {
    useConfig.setState((draft) => {
      const settings = draft.write.objects?.[objectName]?.selectedFieldSettings;
      if (settings) settings[fieldName] = { ...settings[fieldName], writeOnUpdate: value };
    });
  });
  function Row({ name }: { name: string }) {
    const settings = useConfig((config) => config.write.objects?.[objectName]?.selectedFieldSettings?.[name]);
    return renderRow(name, settings?.writeOnUpdate);
  }
  return <Table names={names} Row={Row} />;
});
