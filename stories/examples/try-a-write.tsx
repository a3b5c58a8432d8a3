import { useWritePreview, useWriteRecords } from "../../src/index.js";

const record = { firstname: "Harry", lastname: "Potter" };

/** What a write would send under the unsaved settings, and the write itself. Stands inside `InstallationProvider`. */
export function TryAWrite() {
  const preview = useWritePreview("contact", { type: "create", record });
  const { writeRecords, status, errorMsg } = useWriteRecords();
  return (
    <section>
      <pre>{JSON.stringify(preview, null, 2)}</pre>
      <button
        disabled={status === "pending"}
        onClick={() => {
          void writeRecords({ objectName: "contact", type: "create", record }).catch(() => undefined);
        }}
      >
        Write
      </button>
      {status === "success" && <p>Answered.</p>}
      {errorMsg && <p role="alert">{errorMsg}</p>}
    </section>
  );
}
