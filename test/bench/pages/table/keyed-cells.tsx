import { useSyncExternalStore } from "react";
import { savedPolicy, type Policy } from "../support/field-config.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";
import { Table } from "../support/table.js";

/** One field's value and the row that shows it. */
interface Cell {
  read: () => Policy;
  set: (value: Policy) => void;
  subscribe: (listener: () => void) => () => void;
}

function createCell(): Cell {
  const listeners = new Set<() => void>();
  let present = savedPolicy;
  return {
    read: () => present,
    set: (value) => {
      present = value;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

// The limit: no tree, no copy, no path; what is left is React.
await measureTable((names) => {
  const cells = new Map(names.map((name) => [name, createCell()]));
  offerEdit((fieldName, value) => cells.get(fieldName)?.set(value));
  function Row({ name }: { name: string }) {
    const cell = cells.get(name) ?? createCell();
    return renderRow(name, useSyncExternalStore(cell.subscribe, cell.read));
  }
  return <Table names={names} Row={Row} />;
});
