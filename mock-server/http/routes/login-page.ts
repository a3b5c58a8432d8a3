import type { Answer } from "../answer.js";
import type { LoginMessage } from "../../domain/connections/answer-login.js";

/** What the customer sees in the window. */
export interface LoginPage {
  readonly status: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** Whether the page asks for an answer. */
  readonly asks?: boolean;
  /** What the page that opened the window is told. */
  readonly message?: LoginMessage | undefined;
  /** Whether the window goes away by itself. */
  readonly closes?: boolean;
}

/** Tells the opener; a service's callback knows no more of it than that it listens, hence any origin. */
const script = `const { message, closes } = JSON.parse(document.getElementById("told").textContent);
if (message && window.opener) window.opener.postMessage(message, "*");
if (closes) window.close();`;

const style = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { display: grid; min-height: 100vh; margin: 0; place-items: center; }
main { box-sizing: border-box; max-width: 28rem; padding: 1.5rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.25rem; }
form { display: flex; gap: 0.75rem; margin-top: 1.5rem; }
button { min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid; border-radius: 0.375rem; font: inherit; cursor: pointer; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }`;

// The hashes of the two texts above; a test says what they are to be when a text changes.
const scriptHash = "sha256-kYP/3AeV6HX8tl7oXwg3iuPHGrkVYag+mgqvoeMLRFA=";
const styleHash = "sha256-06KVkxSCNvsyAf0zmfKyLnQhZmbw0/Q7iWxw6HFIwfY=";

/** Answers a page of the simulated provider's login; it loads nothing and runs nothing but what is written here. */
export function loginPage({ status, title, lines, asks, message, closes }: LoginPage): Answer {
  const told = JSON.stringify({ message, closes }).replaceAll("<", "\\u003c");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n")}
${asks ? buttons : `<script type="application/json" id="told">${told}</script>\n<script>${script}</script>`}
</main>
</body>
</html>
`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      // With "no-referrer" the browser would not say which page sends the form.
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    },
    body: html,
    rules: [],
  };
}

const buttons = `<form method="post">
<button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Deny</button>
</form>`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
