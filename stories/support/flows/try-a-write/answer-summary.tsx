import type { WriteAnswer } from "../../../../src/index.js";

/** What the write endpoint answered: the record's id, the provider's errors, or that the write goes on in the background. */
export function AnswerSummary({ answer }: { answer: WriteAnswer }) {
  const { operationId } = answer;
  const errors = "errors" in answer ? (answer.errors ?? []) : [];
  const result = "result" in answer ? answer.result : undefined;
  return (
    <>
      {errors.length > 0 ? (
        <div className="failure">
          <p>
            <strong>Refused by the provider</strong>
          </p>
          <ul>
            {errors.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="good">{result ? "Written" : "Accepted; it goes on in the background"}</p>
      )}
      <dl className="facts">
        {result?.recordId !== undefined && (
          <>
            <dt>Record id</dt>
            <dd>
              <code>{result.recordId}</code>
            </dd>
          </>
        )}
        <dt>Operation id</dt>
        <dd>
          <code>{operationId}</code>
        </dd>
      </dl>
    </>
  );
}
