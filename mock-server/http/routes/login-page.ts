import type { Answer } from "../answer.js";
import type { LoginMessage } from "../../domain/connections/answer-login.js";

/** A page of the simulated login, as the customer sees it. */
export interface LoginPage {
  readonly status: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** Whether the page has buttons to allow and to deny access. */
  readonly asks?: boolean;
  /** The message that is posted to the page that opened the window. */
  readonly message?: LoginMessage | undefined;
  /** Whether the window closes itself. */
  readonly closes?: boolean;
}

/** Posts the message to the opener. The origin of the opener is not known, so any is allowed. */
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

// The hashes of the two texts above. A test prints the new ones when a text changes.
const scriptHash = "sha256-kYP/3AeV6HX8tl7oXwg3iuPHGrkVYag+mgqvoeMLRFA=";
const styleHash = "sha256-06KVkxSCNvsyAf0zmfKyLnQhZmbw0/Q7iWxw6HFIwfY=";

/**
 * Answers a page of the simulated login. It loads nothing from elsewhere, and only the script above may run.
 */
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
