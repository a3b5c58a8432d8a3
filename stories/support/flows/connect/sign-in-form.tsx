import { useRef, useState } from "react";
import type { ProviderInfo } from "../../../../src/index.js";
import { TextField } from "../../controls/text-field.js";

/** Props of `SignInForm`. */
export interface SignInFormProps {
  providerName: string;
  /** What the provider has to be told before the login, such as the customer's subdomain. */
  inputs: NonNullable<NonNullable<ProviderInfo["metadata"]>["input"]>;
  isPending: boolean;
  onSignIn: (metadata: Record<string, string>) => void;
  cancel: () => void;
}

/** Asks what the provider has to be told, and opens its login right in the click, as browsers demand; then brings it to the front. */
export function SignInForm({ providerName, inputs, isPending, onSignIn, cancel }: SignInFormProps) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const [isAsking, setIsAsking] = useState(false);
  const submit = useRef<HTMLButtonElement>(null);
  const valueOf = (name: string) => values.get(name)?.trim() ?? "";

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isComplete = inputs.every(({ name }) => valueOf(name) !== "");
        setIsAsking(!isComplete);
        if (isComplete) onSignIn(Object.fromEntries(inputs.map(({ name }) => [name, valueOf(name)])));
      }}
    >
      {inputs.map(({ name, displayName = name }) => (
        <TextField
          key={name}
          label={displayName}
          spellCheck={false}
          autoCapitalize="none"
          required
          value={values.get(name) ?? ""}
          error={isAsking && valueOf(name) === "" ? `${providerName} has to know it.` : undefined}
          onChange={(value) => {
            setValues(new Map([...values, [name, value]]));
          }}
        />
      ))}
      <div className="button-row">
        <button ref={submit} className="button primary" type="submit">
          {isPending ? `Show ${providerName}’s window` : `Sign in at ${providerName}`}
        </button>
        {isPending && (
          <button
            className="button"
            type="button"
            onClick={() => {
              cancel();
              // This button goes away.
              submit.current?.focus();
            }}
          >
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
