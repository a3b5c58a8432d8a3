import { useRef, useState } from "react";
import type { ProviderInfo } from "../../../../src/index.js";
import { TextField } from "../../controls/text-field.js";
import { sampleAddress, samplePart, takeAddressPart } from "./address-part.js";

/** Props of `SignInForm`. */
export interface SignInFormProps {
  providerName: string;
  /** What the provider has to be told before the login, such as the customer's subdomain. */
  inputs: NonNullable<NonNullable<ProviderInfo["metadata"]>["input"]>;
  /** The address that requests go to; it holds the inputs' names in double braces. */
  baseUrl: string;
  isPending: boolean;
  onSignIn: (metadata: Record<string, string>) => void;
  cancel: () => void;
}

/** Asks what the provider has to be told, and opens its login right in the click, as browsers demand; then brings it to the front. */
export function SignInForm({ providerName, inputs, baseUrl, isPending, onSignIn, cancel }: SignInFormProps) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(
    () => new Map(inputs.map(({ name, defaultValue = "" }) => [name, defaultValue])),
  );
  const [isAsking, setIsAsking] = useState(false);
  const submit = useRef<HTMLButtonElement>(null);
  const partOf = (name: string) => takeAddressPart(values.get(name) ?? "", { name, baseUrl });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const parts = inputs.map(({ name }) => [name, partOf(name)] as const);
        const metadata = Object.fromEntries(parts.map(([name, part]) => [name, part.ok ? part.part : ""]));
        const isComplete = inputs.every(({ name }) => metadata[name] !== "");
        setIsAsking(!isComplete);
        if (isComplete) onSignIn(metadata);
      }}
    >
      {inputs.map(({ name, displayName = name, prompt }) => {
        const address = sampleAddress({ name, baseUrl });
        const part = partOf(name);
        return (
          <TextField
            key={name}
            label={displayName}
            hint={
              prompt ??
              (address && `Such as ${samplePart} in ${address}. You can also paste the whole address.`)
            }
            spellCheck={false}
            autoCapitalize="none"
            required
            value={values.get(name) ?? ""}
            error={
              !part.ok
                ? `This is not an address like ${address ?? ""}.`
                : isAsking && part.part === ""
                  ? `Enter this first: ${providerName} needs it to sign you in.`
                  : undefined
            }
            onChange={(value) => {
              setValues(new Map([...values, [name, value]]));
            }}
            onBlur={() => {
              // What is sent shows before it is.
              if (part.ok) setValues(new Map([...values, [name, part.part]]));
            }}
          />
        );
      })}
      <div className="button-row">
        <button ref={submit} className="button primary" type="submit">
          {isPending ? `Show ${providerName}’s window` : `Sign in to ${providerName}`}
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
