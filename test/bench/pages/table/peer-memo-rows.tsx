import { useLocalConfig } from "@amp-labs/react";
import { memo } from "react";
import { objectName } from "../support/field-config.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";
import { peerEdit, PeerProviders } from "../support/peer.js";
import { serveConfig } from "../support/serve-config.js";

const Row = memo(function Row({ name, value }: { name: string; value: string | undefined }) {
  return renderRow(name, value);
});

/** The peer's best form: one component reads, memoised rows are handed their value. */
function Table({ names }: { names: readonly string[] }) {
  const config = useLocalConfig();
  offerEdit(peerEdit(config));
  const settings = config.writeObject(objectName).object?.selectedFieldSettings;
  return (
    <table>
      <tbody>
        {names.map((name) => (
          <Row key={name} name={name} value={settings?.[name]?.writeOnUpdate} />
        ))}
      </tbody>
    </table>
  );
}

await measureTable((names) => {
  serveConfig(names);
  return (
    <PeerProviders>
      <Table names={names} />
    </PeerProviders>
  );
});
