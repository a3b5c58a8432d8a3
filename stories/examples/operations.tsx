import { useState } from "react";
import { useOperation, useWriteRecords } from "../../src/index.js";

/** A write in the background, followed until it ends. Stands inside `InstallationProvider`. */
export function BackgroundWrite() {
  const [operationId, setOperationId] = useState<string>();
  const { writeRecords } = useWriteRecords();
  return (
    <section>
      <button
        onClick={() => {
          const record = { firstname: "Harry", lastname: "Potter" };
          void writeRecords({ objectName: "contact", type: "create", mode: "asynchronous", record })
            .then((answer) => setOperationId(answer.operationId))
            .catch(() => undefined);
        }}
      >
        Write in the background
      </button>
      {operationId !== undefined && <Operation operationId={operationId} />}
    </section>
  );
}

function Operation({ operationId }: { operationId: string }) {
  const { operation, error, refetch } = useOperation(operationId);
  if (error) return <button onClick={() => void refetch()}>Try again</button>;
  return <p>{operation?.status ?? "Asking…"}</p>;
}
