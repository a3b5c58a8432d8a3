import { useRef } from "react";
import { useLocalConfig } from "../../../../src/index.js";
import { ConfirmDialog } from "../../controls/confirm-dialog.js";
import type { ObjectNames } from "../../screen/object-names.js";
import { Switch } from "../../controls/switch.js";
import { useDeletionLock } from "./use-deletion-lock.js";

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
        label={`Allow deletion of ${displayName} records`}
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
      <ConfirmDialog
        ref={dialog}
        title={`Let ${appName} delete ${displayName} records?`}
        action="Allow deletion"
        onConfirm={setEnableDeletion}
      >
        <ul>
          <li>
            Records that {appName} deletes are deleted in your {providerName}, for everybody who works there.
          </li>
          <li>{appName} deletes them by itself: nobody is asked each time.</li>
          <li>It takes effect when you save. You can turn it off again at any time.</li>
        </ul>
      </ConfirmDialog>
    </section>
  );
}
