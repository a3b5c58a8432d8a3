import { useRef } from "react";
import { useLocalConfig } from "../../../../src/index.js";
import type { ObjectNames } from "../../screen/object-names.js";
import { Switch } from "../../controls/switch.js";
import { DeletionQuestion } from "./deletion-question.js";
import { useDeletionLock } from "./use-deletion-lock.js";
import { recordsOf } from "../../screen/records-of.js";

/** Whether the app may delete records of one object: turning it on asks first, turning it off does not. */
export function DeletionCard({ objectName, displayName, appName, providerName }: ObjectNames) {
  const { getDeletionEnabled, setEnableDeletion, setDisableDeletion } =
    useLocalConfig().writeObject(objectName);
  const isAllowed = getDeletionEnabled();
  const lock = useDeletionLock({ objectName, displayName, appName, providerName });
  const dialog = useRef<HTMLDialogElement>(null);

  return (
    <section className="card" aria-label={displayName}>
      <Switch
        isHeading
        label={`Allow deletion of ${recordsOf(displayName)}`}
        description={
          lock ??
          (isAllowed
            ? `When ${appName} deletes a record, it is deleted in ${providerName}, too.`
            : `${appName} cannot delete any; such requests are refused.`)
        }
        checked={isAllowed}
        isLocked={lock !== undefined}
        onChange={isAllowed ? setDisableDeletion : () => dialog.current?.showModal()}
      />
      <DeletionQuestion
        ref={dialog}
        {...{ displayName, appName, providerName }}
        onConfirm={setEnableDeletion}
      />
    </section>
  );
}
