import type { JournalEntry } from "../journal/journal.js";

/** Makes the browser download a journal as a file that `headless-write-kit replay` and `backend.replay` can play. */
export function saveJournal(entries: readonly JournalEntry[]): void {
  const text = JSON.stringify(entries, undefined, 2);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "journal.json";
  link.click();
  URL.revokeObjectURL(address);
}
