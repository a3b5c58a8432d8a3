import { useState } from "react";
import { useWriteRecords } from "../../src/index.js";

const people = [
  { firstname: "Harry", lastname: "Potter" },
  { firstname: "Hermione", lastname: "Granger" },
];

/** Writes many records in one request, and only those again that failed. Stands inside `InstallationProvider`. */
export function BatchWrite() {
  const [waiting, setWaiting] = useState(people);
  const { writeRecords, status } = useWriteRecords();
  const send = async () => {
    const batch = waiting.map((record) => ({ record }));
    const answer = await writeRecords({ objectName: "contact", type: "create", batch });
    const results = "results" in answer ? (answer.results ?? []) : [];
    setWaiting(waiting.filter((_, index) => results[index]?.success !== true));
  };
  return (
    <button
      disabled={waiting.length === 0 || status === "pending"}
      onClick={() => void send().catch(() => undefined)}
    >
      {waiting.length === 0 ? "All written" : `Write ${waiting.length} records`}
    </button>
  );
}
