import { create } from "zustand";
import { configOf, objectName, type FieldEdit, type WriteConfig } from "./field-config.js";
import { measureTable, offerEdit, renderRow } from "./measure-table.js";
import { Table } from "./table.js";

/** Measures a zustand store of one config tree with a selector in each row; `change` makes the config after some edits. */
export function measureZustand(
  change: (config: WriteConfig, edits: readonly FieldEdit[]) => WriteConfig,
): Promise<void> {
  return measureTable((names) => {
    const useConfig = create<WriteConfig>()(() => configOf(names));
    const edit = (edits: readonly FieldEdit[]) => {
      useConfig.setState((config) => change(config, edits), true);
    };
    offerEdit((fieldName, value) => {
      edit([{ fieldName, value }]);
    }, edit);
    function Row({ name }: { name: string }) {
      const settings = useConfig(
        (config) => config.write.objects?.[objectName]?.selectedFieldSettings?.[name],
      );
      return renderRow(name, settings?.writeOnUpdate);
    }
    return <Table names={names} Row={Row} />;
  });
}
