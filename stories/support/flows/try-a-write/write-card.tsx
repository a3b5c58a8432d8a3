import { useState } from "react";
import type { InstanceFault } from "../../../../mock-server/index.js";
import { useChanges, useManifest } from "../../../../src/index.js";
import { faultOf, NextAnswerSelect, type NextAnswer } from "./next-answer.js";
import { RecordRows } from "./record-rows.js";
import { WriteControls } from "./write-controls.js";
import { startForm, type KnownNames, type WriteForm } from "./write-form-state.js";

/** Props of `WriteCard`. */
export interface WriteCardProps {
  form: WriteForm;
  known: KnownNames;
  providerName: string;
  isWriting: boolean;
  onChange: (form: WriteForm) => void;
  onSend: (fault: InstanceFault | undefined) => void;
}

/** Says what is written and how, and sends it. */
export function WriteCard({ form, known, providerName, isWriting, onChange, onSend }: WriteCardProps) {
  const [nextAnswer, setNextAnswer] = useState<NextAnswer>("as-usual");
  const objects = useManifest().data?.content.write?.objects ?? [];
  const hasChanges = useChanges().length > 0;

  return (
    <form
      className="card"
      aria-label="The write"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWriting) return;
        onSend(faultOf(nextAnswer));
        setNextAnswer("as-usual");
      }}
    >
      <h2>The write</h2>
      <WriteControls
        form={form}
        objects={objects.map(({ objectName, displayName }) => [objectName, displayName])}
        onObjectChange={(objectName) => {
          const { type, delivery, maxDelayMinutes } = form;
          onChange({ ...startForm(objectName), type, delivery, maxDelayMinutes });
        }}
        onChange={(changed) => {
          onChange({ ...form, ...changed });
        }}
      />
      {form.type !== "delete" && (
        <RecordRows
          rows={form.rows}
          known={known}
          onChange={(rows) => {
            onChange({ ...form, rows });
          }}
        />
      )}
      <div className="send-row">
        <NextAnswerSelect providerName={providerName} value={nextAnswer} onChange={setNextAnswer} />
        <button className="button primary" type="submit" aria-disabled={isWriting}>
          Send
        </button>
      </div>
      {hasChanges && (
        <p className="hint">The preview shows your unsaved settings; a write follows the saved ones.</p>
      )}
    </form>
  );
}
