import { useLocalConfig } from "../../../../src/index.js";
import { DeletionSwitch } from "./deletion-switch.js";
import { KnownFields } from "./known-fields.js";
import type { ObjectNames } from "../../screen/object-names.js";
import { Switch } from "../../controls/switch.js";
import { recordsOf } from "../../screen/records-of.js";

/** The write settings of one object: a switch, and behind it deletion and fields. */
export function ObjectCard({ objectName, displayName, appName, providerName }: ObjectNames) {
  const object = useLocalConfig().writeObject(objectName);
  const isWritten = object.getWriteEnabled();

  return (
    <section className="card" aria-label={displayName}>
      <Switch
        isHeading
        label={`Write to ${displayName}`}
        description={`${appName} may create and update ${recordsOf(displayName)} in ${providerName}.`}
        checked={isWritten}
        onChange={object.setEnabled}
      />
      {isWritten && (
        <div className="card-body">
          <DeletionSwitch {...{ objectName, displayName, appName, providerName }} />
          <h3>Fields</h3>
          <p className="hint">
            A default is written whenever {appName} leaves the field out. “Never” and “Only if empty” keep
            what {providerName} has.
          </p>
          <KnownFields {...{ objectName, displayName }} />
        </div>
      )}
    </section>
  );
}
