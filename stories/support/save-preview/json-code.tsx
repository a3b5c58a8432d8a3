import type { CSSProperties } from "react";

/** What follows is one plain text: a long body costs no more than a short one. */
const colouredLines = 100;

const tokens = /("(?:[^"\\]|\\.)*")(:?)|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

/** A JSON value as code, with its names, texts and other values told apart; a long line goes on indented. */
export function JsonCode({ value }: { value: unknown }) {
  const all = JSON.stringify(value, null, 2).split("\n");
  const lines = all.slice(0, colouredLines);
  const rest = all.slice(colouredLines);
  return (
    <pre className="code">
      <code>
        {lines.map((line, index) => (
          <span
            key={index}
            className="code-line"
            style={{ "--depth": line.search(/\S/) / 2 } as CSSProperties}
          >
            {colour(line.trimStart())}
          </span>
        ))}
        {rest.join("\n")}
      </code>
    </pre>
  );
}

function colour(line: string) {
  const parts = [];
  let end = 0;
  for (const match of line.matchAll(tokens)) {
    const [whole, text, colon = ""] = match;
    const kind = text === undefined ? "number" : colon === "" ? "text" : "name";
    parts.push(
      line.slice(end, match.index),
      <span key={match.index} className={`code-${kind}`}>
        {breakable(text ?? whole)}
      </span>,
      colon,
    );
    end = match.index + whole.length;
  }
  return [...parts, line.slice(end)];
}

/** Lets a pointer or a mask path go on in the next line before a part of it. */
function breakable(text: string) {
  return text
    .split(/(?=[/.])/)
    .flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]));
}
