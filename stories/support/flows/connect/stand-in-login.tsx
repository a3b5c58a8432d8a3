import type { LoginAnswer } from "../../../../mock-server/index.js";
import { StandIn } from "../../backend/stand-in.js";

/** Props of `StandInLogin`. */
export interface StandInLoginProps {
  appName: string;
  providerName: string;
  onAnswer: (answer: LoginAnswer) => void;
}

/** Stands in for the provider's window, which a story cannot open: it asks what that would ask. */
export function StandInLogin({ appName, providerName, onAnswer }: StandInLoginProps) {
  const answers = [
    ["allow", "Allow", "button primary"],
    ["deny", "Deny", "button"],
    ["close", "Close the window", "button"],
  ] as const;
  return (
    <StandIn label={`In place of ${providerName}’s window`}>
      <h2>Allow {appName} to use your data?</h2>
      <div className="button-row">
        {answers.map(([answer, label, className]) => (
          <button
            key={answer}
            className={className}
            type="button"
            onClick={() => {
              onAnswer(answer);
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </StandIn>
  );
}
