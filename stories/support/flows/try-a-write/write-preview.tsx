import type { WritePreview as Preview } from "../../../../src/index.js";
import { JsonCode } from "../../save-preview/json-code.js";
import { FieldTrace } from "./field-trace.js";

/** Props of `WritePreview`. */
export interface WritePreviewProps {
  /** `undefined` while it is being loaded. */
  preview: Preview | undefined;
  providerName: string;
  isDelete: boolean;
}

/** What the write would send under the unsaved settings: why, field by field, and the result. */
export function WritePreview({ preview, providerName, isDelete }: WritePreviewProps) {
  return (
    // It scrolls by itself where it is higher than the window: the focus lets the keyboard do so.
    <aside className="preview" aria-label="Preview" tabIndex={0}>
      <div className="card">
        <h2>What happens to each field</h2>
        {preview?.ok === false && <p className="failure">{preview.message}.</p>}
        {preview?.ok && preview.trace.length > 0 && <FieldTrace trace={preview.trace} />}
        {preview?.ok && preview.trace.length === 0 && (
          <p className="hint">
            {isDelete ? "A deletion needs the record’s id alone." : "The record is empty."}
          </p>
        )}
      </div>
      {preview?.ok && !isDelete && (
        <figure className="card" aria-labelledby="sent-fields">
          <h2 id="sent-fields">What {providerName} gets</h2>
          <JsonCode value={preview.fields} />
        </figure>
      )}
    </aside>
  );
}
