/** Props of `ClockControls`. */
export interface ClockControlsProps {
  nowMs: number;
  onAdvance: (ms: number) => void;
  onRunUntilIdle: () => void;
}

const minuteMs = 60_000;

/** Lets the mock backend's time pass, so that retries and batches happen at once. */
export function ClockControls({ nowMs, onAdvance, onRunUntilIdle }: ClockControlsProps) {
  const time = new Date(nowMs).toISOString();
  const steps = [
    ["+1 minute", minuteMs],
    ["+1 hour", 60 * minuteMs],
  ] as const;
  return (
    <div className="clock" role="group" aria-label="Mock clock">
      <p>
        Mock clock <time dateTime={time}>{time.slice(0, 19).replace("T", " ")}</time>
      </p>
      {steps.map(([label, ms]) => (
        <button
          key={label}
          className="button"
          type="button"
          onClick={() => {
            onAdvance(ms);
          }}
        >
          {label}
        </button>
      ))}
      <button className="button" type="button" onClick={onRunUntilIdle}>
        Until idle
      </button>
    </div>
  );
}
