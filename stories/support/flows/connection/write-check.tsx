import { useWriteRecords } from "../../../../src/index.js";

/** Writes one contact, and says whether it arrived. */
export function WriteCheck() {
  const { writeRecords, status, answer, error } = useWriteRecords();
  const isWritten = answer !== undefined && "result" in answer && answer.result?.success === true;
  const record = { FirstName: "Harry", LastName: "Potter" };
  return (
    <div className="button-row">
      <button
        className="button"
        type="button"
        aria-disabled={status === "pending"}
        onClick={() => {
          void writeRecords({ objectName: "contact", type: "create", record }).catch(() => undefined);
        }}
      >
        Write a contact
      </button>
      <output aria-label="The write">
        {status === "success" && (isWritten ? "Arrived." : "Refused.")}
        {status === "error" && (error?.message ?? "")}
      </output>
    </div>
  );
}
