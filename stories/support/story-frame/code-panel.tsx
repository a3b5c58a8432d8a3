import { useState } from "react";
import { withPublicNames } from "./public-names.js";

/** Code to take away, as it stands in an app. */
export function CodePanel({ code }: { code: string }) {
  const text = withPublicNames(code);
  const [said, setSaid] = useState("");
  return (
    <div className="code-panel">
      <div className="code-panel-head">
        <output>{said}</output>
        <button
          type="button"
          onClick={() => {
            navigator.clipboard.writeText(text).then(
              () => {
                setSaid("Copied");
              },
              () => {
                setSaid("The browser does not allow copying here. Select the code instead.");
              },
            );
          }}
        >
          Copy the code
        </button>
      </div>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
