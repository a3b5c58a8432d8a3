import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchFile } from "../../../mock-server/cli/watch-file.js";

let folder: string;
const at = (name: string) => path.join(folder, name);

let changes: number;
let stop: (() => Promise<void>) | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "watch-"));
  changes = 0;
});
afterEach(async () => {
  await stop?.();
  rmSync(folder, { recursive: true });
});

const watch = (name: string) => {
  stop = watchFile(at(name), () => {
    changes += 1;
    return Promise.resolve();
  });
};

describe("a file that is watched", () => {
  it("a watched file is read again when another file is put in its place (I14)", async () => {
    writeFileSync(at("amp.yaml"), "one");
    watch("amp.yaml");
    writeFileSync(at("new"), "two");
    renameSync(at("new"), at("amp.yaml"));
    await expect.poll(() => changes).toBe(1);
  });

  it("a watched file is read again when what a symbolic link leads to changes, over another link, too (I14)", async () => {
    mkdirSync(at("elsewhere"));
    writeFileSync(at("elsewhere/real.yaml"), "one");
    symlinkSync("elsewhere/real.yaml", at("between.yaml"));
    symlinkSync("between.yaml", at("amp.yaml"));
    watch("amp.yaml");
    writeFileSync(at("elsewhere/real.yaml"), "two");
    await expect.poll(() => changes).toBe(1);
  });

  it("a watched file is read again when its link is led elsewhere, and when that file changes then (I14)", async () => {
    for (const name of ["v1", "v2"]) {
      mkdirSync(at(name));
      writeFileSync(at(`${name}/amp.yaml`), name);
    }
    symlinkSync("v1/amp.yaml", at("amp.yaml"));
    watch("amp.yaml");
    symlinkSync("v2/amp.yaml", at("next.yaml"));
    renameSync(at("next.yaml"), at("amp.yaml"));
    await expect.poll(() => changes).toBe(1);
    writeFileSync(at("v2/amp.yaml"), "edited");
    await expect.poll(() => changes).toBe(2);
  });

  it("a file is watched though its link leads in a circle or to nothing (I14)", async () => {
    symlinkSync("b", at("a"));
    symlinkSync("a", at("b"));
    watch("a");
    rmSync(at("a"));
    writeFileSync(at("a"), "real now");
    await expect.poll(() => changes).toBeGreaterThan(0);
  });
});
