import { useLocalConfig } from "@amp-labs/react";
import { objectName } from "../support/field-config.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";
import { peerEdit, PeerProviders } from "../support/peer.js";
import { serveConfig } from "../support/serve-config.js";
import { Table } from "../support/table.js";

function Editor() {
  offerEdit(peerEdit(useLocalConfig()));
  return null;
}

function Row({ name }: { name: string }) {
  const object = useLocalConfig().writeObject(objectName);
  return renderRow(name, object.getSelectedFieldSettings(name)?.writeOnUpdate);
}

await measureTable((names) => {
  serveConfig(names);
  return (
    <PeerProviders>
      <Editor />
      <Table names={names} Row={Row} />
    </PeerProviders>
  );
});
