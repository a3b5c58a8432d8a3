import { useLocalConfig } from "../../../../src/index.js";
import type { ObjectNames } from "../../screen/object-names.js";
import { Switch } from "../../controls/switch.js";

/** Lets the customer allow that records of an object are deleted. */
export function DeletionSwitch({ objectName, displayName, appName, providerName }: ObjectNames) {
  const object = useLocalConfig().writeObject(objectName);
  const isAllowed = object.getDeletionEnabled();
  return (
    <Switch
      label="Allow deletion"
      description={
        isAllowed
          ? `When ${appName} deletes a ${displayName}, the record is deleted in ${providerName}, too.`
          : `${appName} cannot delete ${displayName} records in ${providerName}; such requests are refused.`
      }
      checked={isAllowed}
      onChange={isAllowed ? object.setDisableDeletion : object.setEnableDeletion}
    />
  );
}
