import { batch, createAtom, useSelector } from "@tanstack/react-store";
import { savedPolicy, type Policy } from "../support/field-config.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";
import { Table } from "../support/table.js";

// One atom a field: no tree, so nothing to copy.
await measureTable((names) => {
  const createPolicy = () => createAtom<Policy>(savedPolicy);
  const atoms = new Map(names.map((name) => [name, createPolicy()]));
  offerEdit(
    (fieldName, value) => {
      atoms.get(fieldName)?.set(value);
    },
    (edits) => {
      batch(() => {
        for (const { fieldName, value } of edits) atoms.get(fieldName)?.set(value);
      });
    },
  );
  function Row({ name }: { name: string }) {
    return renderRow(name, useSelector(atoms.get(name) ?? createPolicy()));
  }
  return <Table names={names} Row={Row} />;
});
