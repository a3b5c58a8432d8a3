import { appendFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readTextFile } from "../../../mock-server/persistence/read-text-file.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "read-text-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("a file that is written all the time is refused, and read once that has ended", async () => {
  const file = path.join(folder, "amp.yaml");
  writeFileSync(file, "specVersion: 1.0.0\n");
  let isWriting = true;
  let seconds = 0;
  const writeOn = () => {
    if (!isWriting) return;
    appendFileSync(file, "# more\n");
    // Coarse clocks give writes in a row one time.
    utimesSync(file, seconds, (seconds += 1));
    setImmediate(writeOn);
  };
  writeOn();
  expect(await readTextFile(file)).toEqual({
    ok: false,
    reason: "it changes while it is read; try again when it is written",
  });
  isWriting = false;
  writeFileSync(file, "specVersion: 1.0.0\n");
  expect(await readTextFile(file)).toEqual({ ok: true, text: "specVersion: 1.0.0\n" });
});

it("a file that changes once while it is read is given as it is then, and never half of each", async () => {
  const file = path.join(folder, "amp.yaml");
  const [old, next] = ["a".repeat(100_000), "b".repeat(50_000)];
  writeFileSync(file, old);
  const reading = readTextFile(file);
  writeFileSync(file, next);
  expect(await reading).toEqual({ ok: true, text: next });
});
