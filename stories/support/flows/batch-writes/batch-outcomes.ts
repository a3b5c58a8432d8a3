import type { WriteAnswer } from "../../../../src/index.js";

/** One record of the table. */
export interface BatchRow {
  /** Tells rows apart, whatever becomes of them. */
  readonly key: number;
  readonly record: Readonly<Record<"firstname" | "lastname" | "email", string>>;
}

/** What became of one record. */
export type BatchOutcome =
  | { readonly isWritten: true; readonly recordId: string }
  | { readonly isWritten: false; readonly reason: string };

/** The answer to a batch, in the words of the table. */
export interface BatchReport {
  /** By the keys of the rows that were sent. */
  readonly outcomes: ReadonlyMap<number, BatchOutcome>;
  /** What is said of the batch as a whole. */
  readonly remarks: readonly string[];
}

/** Reads the answer to a batch: its results stand in the order of the request, and errors name the record by its place. */
export function readReport(sent: readonly BatchRow[], answer: WriteAnswer): BatchReport {
  const results = ("results" in answer ? answer.results : undefined) ?? [];
  const messages = (("errors" in answer ? answer.errors : undefined) ?? []).map(
    ({ message = "" }) => message,
  );
  const reasonOf = (index: number) => {
    const start = `batch[${String(index)}]: `;
    const found = messages.find((message) => message.startsWith(start));
    return found?.slice(start.length) ?? "Not written, as another record failed.";
  };
  return {
    outcomes: new Map(
      sent.map(({ key }, index) => {
        const { success = false, recordId = "" } = results[index] ?? {};
        return [key, success ? { isWritten: true, recordId } : { isWritten: false, reason: reasonOf(index) }];
      }),
    ),
    remarks: messages.filter((message) => !message.startsWith("batch[")),
  };
}

/** A table to start with. */
export const sampleRows: readonly BatchRow[] = [
  { firstname: "Harry", lastname: "Potter", email: "harry@hogwarts.example" },
  { firstname: "Hermione", lastname: "Granger", email: "hermione@hogwarts.example" },
  { firstname: "Ron", lastname: "Weasley", email: "ron@hogwarts.example" },
  { firstname: "Luna", lastname: "Lovegood", email: "luna@hogwarts.example" },
  { firstname: "Neville", lastname: "Longbottom", email: "neville@hogwarts.example" },
].map((record, key) => ({ key, record }));
