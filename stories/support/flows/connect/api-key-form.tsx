import { useState } from "react";
import { TextField } from "../../controls/text-field.js";

/** Props of `ApiKeyForm`. */
export interface ApiKeyFormProps {
  providerName: string;
  isPending: boolean;
  onConnect: (apiKey: string) => void;
}

/** Takes the key that the customer made at the provider; it is sent, and kept nowhere. */
export function ApiKeyForm({ providerName, isPending, onConnect }: ApiKeyFormProps) {
  const [apiKey, setApiKey] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const isEmpty = apiKey.trim() === "";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsking(isEmpty);
        if (!isEmpty && !isPending) onConnect(apiKey.trim());
      }}
    >
      <TextField
        label={`API key of your ${providerName}`}
        type="password"
        autoComplete="off"
        required
        value={apiKey}
        error={isAsking && isEmpty ? "Paste the key first." : undefined}
        onChange={setApiKey}
      />
      <div className="button-row">
        <button className="button primary" type="submit" aria-disabled={isPending}>
          Connect
        </button>
      </div>
    </form>
  );
}
