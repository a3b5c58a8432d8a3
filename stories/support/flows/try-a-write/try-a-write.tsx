import { useMemo, useState } from "react";
import { useManifest, useWritePreview, type WriteAnswer } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import { Screen } from "../../screen/screen.js";
import { SettingsEditor } from "../write-settings/settings-editor.js";
import { useKnownNames } from "./use-known-names.js";
import { useWriteTrial } from "./use-write-trial.js";
import { WriteCard } from "./write-card.js";
import { startForm, toRecord, toRequest } from "./write-form-state.js";
import { WritePreview } from "./write-preview.js";
import { WriteResult } from "./write-result.js";
import "./try-a-write.css";

/** Props of `TryAWrite`. */
export type TryAWriteProps = Pick<FlowProps, "appName" | "providerName"> & LoadedBackend;

/** A screen on which a record is written, with a preview that follows each key and each setting. */
export function TryAWrite(props: TryAWriteProps) {
  const { appName, providerName } = props;
  return (
    <Screen
      title="Try a write"
      lead={`Write a record as ${appName} would, and see what becomes of each field before it reaches ${providerName}.`}
      providerName={providerName}
    >
      <Workbench {...props} />
    </Screen>
  );
}

function Workbench({ appName, providerName, backend, clock }: TryAWriteProps) {
  const [form, setForm] = useState(() => startForm("contact"));
  const { objectName, type } = form;
  const known = useKnownNames(objectName);
  const record = useMemo(() => toRecord(form, known), [form, known]);
  const preview = useWritePreview(objectName, { type, record });
  const trial = useWriteTrial({ backend, clock });
  /** A record that was created is at hand to be updated or deleted. */
  const keepRecordId = (answer: WriteAnswer) => {
    const recordId = "result" in answer ? answer.result?.recordId : undefined;
    if (recordId !== undefined) setForm((current) => ({ ...current, recordId }));
  };
  const objects = useManifest().data?.content.write?.objects ?? [];

  return (
    <div className="columns trial">
      <div className="settings">
        <WriteCard
          {...{ form, known, providerName }}
          isWriting={trial.status === "pending"}
          onChange={setForm}
          onSend={(fault) => {
            trial.send({ ...toRequest(form, record), onSuccess: keepRecordId }, fault);
          }}
        />
        <WriteResult trial={trial} />
      </div>
      <WritePreview {...{ preview, providerName }} isDelete={type === "delete"} />
      {/* By themselves, so that their bar stays with them. */}
      <div className="settings">
        <SettingsEditor
          objects={objects.filter((object) => object.objectName === objectName)}
          {...{ appName, providerName }}
        />
      </div>
    </div>
  );
}
