import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { BuiltPage } from "./build-page.js";

const workerScript = join(import.meta.dirname, "../../../../.storybook/public/mockServiceWorker.js");
const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** Serves a built page, and beside it the script of MSW's service worker. */
export async function servePage(page: BuiltPage): Promise<{ url: string; close: () => void }> {
  const files = new Map(page).set("/mockServiceWorker.js", readFileSync(workerScript));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const file = files.get(pathname);
    if (pathname === "/") {
      response.setHeader("content-type", "text/html");
      response.end(htmlOf(searchParams.get("server")));
    } else if (file !== undefined) {
      response.setHeader("content-type", types[extname(pathname)] ?? "application/octet-stream");
      response.end(file);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/`, close: () => server.close() };
}

function htmlOf(server: string | null): string {
  const own = server === null ? "" : `<script>globalThis.AMP_SERVER = ${JSON.stringify(server)}</script>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Prebuilt UI</title><link rel="stylesheet" href="/style.css">${own}</head>
<body><script type="module" src="/main.js"></script></body>
</html>`;
}
