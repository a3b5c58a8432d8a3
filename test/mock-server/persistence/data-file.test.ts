import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openDataFile } from "../../../mock-server/persistence/data-file.js";
import {
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from "../../../mock-server/doors/http-server.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const folder = mkdtempSync(path.join(tmpdir(), "data-file-"));
let files = 0;
const newFile = () => path.join(folder, `${String((files += 1))}.json`);

const servers: MockServer[] = [];

async function start(file: string, options: Partial<MockServerOptions> = {}) {
  const dataFile = await openDataFile(file);
  const startMs = dataFile.timeMs;
  const clock = createVirtualClock(startMs === undefined ? {} : { startMs });
  const server = await startMockServer({
    manifest: salesforceManifest,
    port: 0,
    clock,
    dataFile,
    ...options,
  });
  servers.push(server);
  return { ...server, clock };
}

const seed = {
  connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
  installations: [
    {
      integration: "write-to-salesforce",
      groupRef: "acme",
      content: { provider: "salesforce", write: { objects: { account: { objectName: "account" } } } },
    },
  ],
};

function send({ url, backend }: MockServer, method: string, below: string, body?: unknown) {
  const integration = backend.integrations["write-to-salesforce"] ?? "";
  return fetch(`${url}/v1/projects/mock-project/integrations/${integration}${below}`, {
    method,
    headers: { "content-type": "application/json", "x-api-key": "key" },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

const write = (server: MockServer, record: object, more: object = {}) =>
  send(server, "POST", "/objects/account", { groupRef: "acme", type: "create", record, ...more });

/** What the file holds is all that another process would find, were this one killed now. */
const inFile = (file: string) => readFileSync(file, "utf8");

afterEach(async () => {
  await Promise.allSettled(servers.splice(0).map((server) => server.close()));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("a server with a data file", () => {
  it("a server keeps its data file to its owner, made under a name that nobody can foresee (H20)", async () => {
    const file = newFile();
    const names = new Set<string>();
    const watcher = watch(folder, (_, name) => name !== null && names.add(name));
    const server = await start(file, { seed });
    await write(server, { Name: "One" });
    await write(server, { Name: "Two" });
    await server.close();
    await (await start(file)).close();
    const listTemporary = () => [...names].filter((name) => name.startsWith(`${path.basename(file)}.`));
    await expect.poll(() => listTemporary().length).toBeGreaterThan(1);
    watcher.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const name of listTemporary())
      expect(name).toMatch(/\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("a server removes what a killed server has left beside its file, and nothing else (I12)", async () => {
    const file = newFile();
    const left = `${file}.00000000-0000-4000-8000-000000000000.tmp`;
    const others = [`${file}.mine.tmp`, `${file}x.00000000-0000-4000-8000-000000000000.tmp`];
    for (const name of [left, ...others]) writeFileSync(name, "half");
    await openDataFile(file);
    expect([left, ...others].map((name) => existsSync(name))).toEqual([false, true, true]);
    for (const name of others) rmSync(name);
  });

  it("a server has each change in its data file before it is answered, and goes on with it (I12)", async () => {
    const file = newFile();
    const first = await start(file, { seed });
    const names = ["One", "Two", "Three"];
    for (const Name of names) {
      expect((await write(first, { Name })).status).toBe(200);
      expect(inFile(file)).toContain(`"${Name}"`);
    }
    const operations = first.backend.snapshot().operations;
    const second = await start(file);
    expect(second.backend.snapshot()).toEqual(first.backend.snapshot());
    expect(second.backend.snapshot().operations).toEqual(operations);
    const [installation] = second.backend.snapshot().installations;
    expect((await send(second, "DELETE", `/installations/${installation?.id ?? ""}`)).status).toBe(204);
    expect((await start(file)).backend.snapshot().installations).toEqual([]);
  });

  it("a server goes on with what waits: a batch goes out at its time, by a clock that goes on (I12, W18)", async () => {
    const file = newFile();
    const first = await start(file, { seed });
    await write(first, { Name: "Waits" }, { mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 5 } });
    const second = await start(file);
    expect(second.clock.now()).toBe(first.clock.now());
    await second.clock.advance(299_000);
    expect(second.backend.instance({ provider: "salesforce", groupRef: "acme" }).records("account")).toEqual(
      [],
    );
    await second.clock.advance(1_000);
    expect(second.backend.snapshot().operations).toMatchObject([{ status: "success" }]);
  });

  it("a server keeps what happens without a request as well, at the latest when it closes (I12)", async () => {
    const file = newFile();
    const first = await start(file, { seed });
    await write(first, { Name: "Later" }, { mode: "asynchronous" });
    await first.clock.runUntilIdle();
    await first.close();
    expect((await start(file)).backend.snapshot().operations).toMatchObject([{ status: "success" }]);
  });

  it("a server keeps all of many changes at once (I12)", async () => {
    const file = newFile();
    const server = await start(file, { seed });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => write(server, { Name: `N${String(index)}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const again = await start(file);
    expect(
      again.backend.instance({ provider: "salesforce", groupRef: "acme" }).records("account"),
    ).toHaveLength(50);
  });

  it("reads a file as 0.1.0 has left it: one line, without a line break (I12)", async () => {
    const file = newFile();
    await (await start(file, { seed })).close();
    writeFileSync(file, inFile(file).trimEnd());
    const again = await start(file);
    expect(again.backend.snapshot().connections).toHaveLength(1);
    expect((await write(again, { Name: "One" })).status).toBe(200);
  });

  it("passes over a last entry that was cut off at any place, and keeps all before it (I12)", async () => {
    const file = newFile();
    const server = await start(file, { seed });
    for (const Name of ["One", "Two", "Three"]) await write(server, { Name });
    const whole = inFile(file);
    await server.close();
    const lastStart = whole.lastIndexOf("\n", whole.length - 2) + 1;
    for (const length of [
      lastStart,
      lastStart + 1,
      Math.floor((lastStart + whole.length) / 2),
      whole.length - 1,
    ]) {
      const cut = newFile();
      writeFileSync(cut, whole.slice(0, length));
      const again = await start(cut);
      const names = again.backend
        .instance({ provider: "salesforce", groupRef: "acme" })
        .records("account")
        .map(({ fields }) => fields["name"]);
      expect(names).toEqual(["One", "Two"]);
      expect((await write(again, { Name: "Four" })).status).toBe(200);
      expect(inFile(cut)).toContain('"Four"');
    }
  });

  it("passes over a last entry that was cut off within a sign of several bytes (I12)", async () => {
    const file = newFile();
    const server = await start(file, { seed });
    for (const Name of ["One", "Ünñé 🙂"]) await write(server, { Name });
    const whole = readFileSync(file);
    await server.close();
    const sign = whole.lastIndexOf(Buffer.from("🙂"));
    for (const bytes of [1, 2, 3]) {
      const cut = newFile();
      writeFileSync(cut, whole.subarray(0, sign + bytes));
      const again = await start(cut);
      const records = again.backend.instance({ provider: "salesforce", groupRef: "acme" }).records("account");
      expect(records.map(({ fields }) => fields["name"])).toEqual(["One"]);
    }
  });

  it("grows by a change, and not by all that is kept (I12)", async () => {
    const file = newFile();
    const server = await start(file, { seed });
    const grownBy = async (Name: string) => {
      const before = statSync(file).size;
      await write(server, { Name });
      return statSync(file).size - before;
    };
    const first = await grownBy("N000");
    const names = Array.from({ length: 200 }, (_, index) => `N${String(index + 1).padStart(3, "0")}`);
    for (const Name of names) await write(server, { Name });
    expect(await grownBy("N201")).toBeLessThan(first + 50);
  });

  it("a server with a data file is folded up when its changes have become longer than what they change (I12)", async () => {
    const file = newFile();
    const server = await start(file, { seed });
    const text = "x".repeat(20_000);
    for (let count = 0; count < 120; count += 1) await write(server, { Name: "Long", Description: text });
    await server.close();
    expect(inFile(file).split("\n").length).toBeLessThan(100);
    const again = await start(file);
    const { records } = again.backend.instance({ provider: "salesforce", groupRef: "acme" });
    expect(records("account")).toHaveLength(120);
  });

  it("a server with a data file is the last server's that was started on the file; the one before changes nothing more (I12)", async () => {
    const file = newFile();
    const first = await start(file, { seed });
    await write(first, { Name: "One" });
    const second = await start(file);
    await write(second, { Name: "Two" });
    const refused = await write(first, { Name: "Three" });
    expect(refused.status).toBe(500);
    expect(await refused.text()).toContain("nothing was changed");
    const namesIn = ({ backend }: MockServer) =>
      backend
        .instance({ provider: "salesforce", groupRef: "acme" })
        .records("account")
        .map(({ fields }) => fields["name"]);
    expect(namesIn(first)).toEqual(["One"]);
    expect(namesIn(await start(file))).toEqual(["One", "Two"]);
  });

  it("a server takes a seed into a new data file only (I12)", async () => {
    const file = newFile();
    await (await start(file, { seed })).close();
    const again = await start(file, { seed });
    expect(again.backend.snapshot().connections).toHaveLength(1);
  });

  it("a server acknowledges nothing that it could not keep, and leaves a file that something else changed (I12)", async () => {
    const file = newFile();
    const server = await start(file, { seed });
    await write(server, { Name: "Kept" });
    writeFileSync(file, "mine now");
    const answer = await write(server, { Name: "Lost" });
    expect(answer.status).toBe(500);
    // The write host answers problems, too, where the mock itself has failed.
    expect(await answer.json()).toMatchObject({
      detail: expect.stringContaining("was changed by something else, and is left as it is") as string,
      remedy: "stop what else uses the data file, or start the mock with another one",
    });
    await expect(server.close()).rejects.toThrow("was changed by something else");
    expect(inFile(file)).toBe("mine now");
  });
});

describe("a change that cannot be saved", () => {
  it.each([
    ["ENOSPC", "make room for the data file, or start the mock with another one"],
    ["EROFS", "let the mock write the data file, or start the mock with another one"],
  ])("a change that fails with %s is answered with what helps against that (I12)", async (code, remedy) => {
    const dataFile = await openDataFile(newFile());
    const append = () => {
      throw Object.assign(new Error("the disk's own words"), { code });
    };
    const server = await startMockServer({
      manifest: salesforceManifest,
      port: 0,
      seed,
      dataFile: { ...dataFile, append },
    });
    const answer = await write(server, { Name: "Lost" });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ remedy });
    await server.close();
  });
});

describe("a data file behind a link", () => {
  it("a data file behind a link is replaced where it is, and is of the owner alone from then on (I11)", async () => {
    const file = newFile();
    const link = path.join(folder, "link");
    await (await start(file, { seed })).close();
    chmodSync(file, 0o644);
    symlinkSync(file, link);
    const server = await start(link);
    await write(server, { Name: "Linked" });
    await server.close();
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(inFile(file)).toContain('"Linked"');
    rmSync(link);
  });
});

describe("a data file that is none", () => {
  it.each([
    ["cut off", (text: string) => text.slice(0, -20), "is damaged, perhaps cut off"],
    ["empty", () => "", "is damaged, perhaps cut off"],
    [
      "of a time that no date has",
      (text: string) => text.replace(/"timeMs":\d+/, '"timeMs":1e18'),
      "is no data file of a mock backend",
    ],
    ["of something else", () => '{"name":"package"}', "is no data file of a mock backend"],
    ["of another version", (text: string) => text.replace('"version":1', '"version":9'), "it has version 9"],
    [
      "damaged inside",
      (text: string) => text.replace('"groups":[{', '"groups":[null,{'),
      "it is damaged at /groups/0",
    ],
  ])("a data file that is %s is named, and left as it is (I12)", async (_, damage, reason) => {
    const file = newFile();
    await (await start(file, { seed })).close();
    const damaged = damage(inFile(file));
    expect(damaged).not.toBe(inFile(file));
    writeFileSync(file, damaged);
    const error: unknown = await start(file).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "RestoreError" });
    const { message } = error as Error;
    for (const part of [file, reason, "it is left as it is: bring back a copy"])
      expect(message).toContain(part);
    expect(inFile(file)).toBe(damaged);
  });

  it("a data file that cannot be read is named (I12)", async () => {
    await expect(openDataFile(folder)).rejects.toThrow(`cannot read ${folder}: it is a directory`);
  });

  it("a data file that is a pipe or a device is named, and not waited for (I11)", async () => {
    const pipe = path.join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const file of [pipe, "/dev/null"]) {
      await expect(openDataFile(file)).rejects.toThrow(`cannot keep ${file}: it is a pipe or a device`);
    }
    rmSync(pipe);
  });

  it("a data file that has no folder is named before anything is served (I12)", async () => {
    const file = path.join(folder, "none", "data.json");
    await expect(openDataFile(file)).rejects.toThrow(
      `cannot keep ${file}: there is no folder ${path.dirname(file)} that may be written to; create it`,
    );
  });

  it("a data file that is refused leaves no other files behind (I12)", async () => {
    const file = newFile();
    const server = await start(file, { seed });
    await write(server, { Name: "One" });
    await server.close();
    expect(readdirSync(folder).filter((name) => !/^\d+\.json$/.test(name))).toEqual([]);
  });
});
