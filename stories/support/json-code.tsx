/** Props of `JsonCode`. */
export interface JsonCodeProps {
  value: unknown;
  /** The id of the element that says what the code is. */
  labelledBy: string;
}

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

/** A JSON value as code with its names, texts and numbers told apart; it can be focused, to be scrolled by keyboard. */
export function JsonCode({ value, labelledBy }: JsonCodeProps) {
  return (
    <pre className="code" tabIndex={0} role="region" aria-labelledby={labelledBy}>
      <code>{colour(JSON.stringify(value, null, 2))}</code>
    </pre>
  );
}

function colour(json: string) {
  const parts = [];
  let end = 0;
  for (const match of json.matchAll(tokens)) {
    const [whole, text, colon = ""] = match;
    const kind = text === undefined ? "number" : colon === "" ? "text" : "name";
    parts.push(
      json.slice(end, match.index),
      <span key={match.index} className={`code-${kind}`}>
        {text ?? whole}
      </span>,
      colon,
    );
    end = match.index + whole.length;
  }
  return [...parts, json.slice(end)];
}
