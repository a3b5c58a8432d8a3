import { messageOf } from "../../../src/json/message-of.js";
import type { MockServer } from "../../doors/http-server.js";
import { parseManifest } from "../../../src/manifest/index.js";
import { readTextFile } from "../../persistence/read-text-file.js";
import { formatIssue } from "../output/format-issue.js";
import { complain, print } from "../output/print.js";
import { watchFile } from "../watch-file.js";

/** Deploys a manifest whenever its file is saved. Errors are printed and leave the server as it is. Call the result to stop. */
export function deployOnSave(server: Pick<MockServer, "deploy">, file: string): () => Promise<void> {
  return watchFile(file, async () => {
    const read = await readTextFile(file);
    if (!read.ok) {
      complain(`cannot read ${file}: ${read.reason}`);
      return;
    }
    const { manifest, issues } = parseManifest(read.text);
    for (const issue of issues) process.stderr.write(`${formatIssue(file, issue, false)}\n`);
    if (!manifest) return;
    try {
      await server.deploy(manifest);
      print(`${file}: deployed`);
    } catch (error) {
      complain(`${file} is not deployed: ${messageOf(error)}`);
    }
  });
}
