import { useRef } from "react";
import { formatPointer, useIsLocked, useLocalConfig } from "../../../../src/index.js";
import { Switch } from "../../controls/switch.js";
import type { ObjectNames } from "../../screen/object-names.js";
import { DeletionQuestion } from "../deletion/deletion-question.js";
import { recordsOf } from "../../screen/records-of.js";

/** Lets the customer allow that records of an object are deleted: turning it on asks first, turning it off does not. */
export function DeletionSwitch({ objectName, displayName, appName, providerName }: ObjectNames) {
  const object = useLocalConfig().writeObject(objectName);
  const isLocked = useIsLocked(formatPointer(["write", "objects", objectName, "deletionSettings"]));
  const isAllowed = object.getDeletionEnabled();
  const question = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Switch
        label="Allow deletion"
        description={
          isAllowed
            ? `${recordsOf(displayName)} that ${appName} deletes are deleted in ${providerName}, too.`
            : `${appName} cannot delete ${recordsOf(displayName)} in ${providerName}; such requests are refused.`
        }
        checked={isAllowed}
        isLocked={isLocked}
        onChange={isAllowed ? object.setDisableDeletion : () => question.current?.showModal()}
      />
      <DeletionQuestion
        ref={question}
        {...{ displayName, appName, providerName }}
        onConfirm={object.setEnableDeletion}
      />
    </>
  );
}
