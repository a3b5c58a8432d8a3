import { useMessages } from "../../../src/index.js";

/** Props of `Failure`. */
export interface FailureProps {
  title: string;
  error: Error;
  /** Tries again what failed. */
  onRetry?: (() => void) | undefined;
}

/** Says why something failed and how to go on, in the kit's words for who uses the app; developers find theirs behind it. */
export function Failure({ title, error, onRetry }: FailureProps) {
  const { message, detail } = useMessages().describeError(error);
  return (
    <div className="failure">
      <p>
        <strong>{title}</strong>
      </p>
      <p title={detail}>{message}</p>
      {onRetry && (
        <p>
          <button className="button" type="button" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}
