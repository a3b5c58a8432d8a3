import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };
import { buildCli, cliPath, runCli, runProgram } from "../support/built-cli.js";
import { callCli } from "../support/called-cli.js";

const right = "specVersion: 1.0.0\nintegrations:\n  - { name: crm, provider: salesforce, proxy: {} }\n";
const warned = right.replace("name: crm", "name: CRM");
const wrong =
  "specVersion: 2.0.0\nintegrations:\n  - { name: crm, provider: salesforce, proxy: { enabled: yes } }\n";
const wrongLines = [
  'wrong.yaml:1:14: error unsupported-spec-version `specVersion` is 1.0.0, not "2.0.0"; write `specVersion: 1.0.0`',
  'wrong.yaml:3:58: error wrong-type `true` or `false` is expected here, not "yes"; write `true`, without quotes',
];

const folder = mkdtempSync(path.join(tmpdir(), "validate-"));
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(folder, name), content);
};
const run = (...args: string[]) => callCli(args, folder);
const start = (...args: string[]) => runCli(args, folder);

beforeAll(async () => {
  write("right.yaml", right);
  write("warned.yaml", warned);
  write("wrong.yaml", wrong);
  await buildCli();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("headless-write-kit validate", { timeout: 30_000 }, () => {
  it("says of a right file that it is well, and nothing else", async () => {
    const stdout = "1 of 1 file is well\n";
    expect(await start("validate", "right.yaml")).toEqual({ status: 0, stdout, stderr: "" });
  });

  it("says first how many files are well", async () => {
    const { stdout } = await run("validate", "right.yaml", "wrong.yaml", "warned.yaml");
    expect(stdout.split("\n")[0]).toBe("2 of 3 files are well; 2 errors, 1 warning");
  });

  it("says all that is wrong, a line each, and exits with 1", async () => {
    const stdout = `0 of 1 file is well; 2 errors\n${wrongLines.join("\n")}\n`;
    expect(await start("validate", "wrong.yaml")).toEqual({ status: 1, stdout, stderr: "" });
  });

  it("exits with 0 where there are only warnings", async () => {
    const { status, stdout } = await run("validate", "warned.yaml");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1 of 1 file is well; 1 warning\nwarned\.yaml:3:13: warning unusual-name .*\n$/);
  });

  it("finds no error in the guides' samples, and warns of what they leave out", async () => {
    const samples = path.join(import.meta.dirname, "../../fixtures/manifests");
    const files = readdirSync(samples).filter((name) => name.endsWith(".yaml"));
    const { status, stdout } = await callCli(["validate", ...files], samples);
    expect(status).toBe(0);
    expect(
      stdout
        .split("\n")
        .slice(1)
        .map((line) => /^\S+:\d+:\d+: \w+ [\w-]+/.exec(line)?.[0] ?? line),
    ).toEqual([
      "seed-000-inherit-mapping.yaml:9:23: warning nothing-to-inherit",
      "seed-002-example.yaml:24:13: warning incomplete-custom-object",
      "",
    ]);
  });

  it("says what is wrong with a file of the 2023 form", async () => {
    const text = [
      "integrations:",
      "  - name: a",
      "    api: hubspot",
      "    actions:",
      "      - type: write",
      "        standardObjects:",
      "          - objectName: lineItem",
      "            mode: upsert",
      "            endpoint: write-line-item",
      "            schedule: every 1 hour",
    ];
    write("2023.yaml", text.join("\n"));
    const { status, stdout } = await run("validate", "2023.yaml");
    expect(status).toBe(1);
    expect(stdout.trimEnd().split("\n").slice(1)).toEqual([
      '2023.yaml:8:19: error invalid-mode `mode` is `insert` or `update`, not "upsert"; did you mean `insert`?',
      '2023.yaml:10:23: error invalid-write-schedule The schedule "every 1 hour" is not `every <integer> minutes|hours|days`; write `every 1 hours`: an integer from 1, and the last word in the plural',
    ]);
  });

  it("takes several files, and goes on after one that cannot be read", async () => {
    const { status, stdout, stderr } = await start(
      "validate",
      "missing.yaml",
      "wrong.yaml",
      ".",
      "right.yaml",
    );
    expect(status).toBe(2);
    expect(stdout).toBe(`1 of 4 files is well; 2 errors\n${wrongLines.join("\n")}\n`);
    expect(stderr).toBe(
      "headless-write-kit: cannot read missing.yaml: there is no such file\n" +
        "headless-write-kit: cannot read .: it is a directory\n",
    );
  });

  it("refuses a file that is no UTF-8", async () => {
    write("utf16.yaml", Buffer.from(`\uFEFF${right}`, "utf16le"));
    const { status, stderr } = await run("validate", "utf16.yaml");
    expect(status).toBe(2);
    expect(stderr).toBe(
      "headless-write-kit: cannot read utf16.yaml: it is not UTF-8 text; save it as UTF-8\n",
    );
  });

  it("takes a byte order mark, which counts for no column", async () => {
    write("mark.yaml", `\uFEFF${wrong}`);
    expect((await run("validate", "mark.yaml")).stdout).toBe(
      `0 of 1 file is well; 2 errors\n${wrongLines.join("\n")}\n`.replaceAll("wrong.yaml", "mark.yaml"),
    );
  });

  it("writes the issues of all files as one JSON array with --json", async () => {
    const { status, stdout } = await run("validate", "--json", "warned.yaml", "right.yaml", "wrong.yaml");
    expect(status).toBe(1);
    const issues = JSON.parse(stdout) as Record<string, unknown>[];
    expect(issues.map(({ file, code, line, column }) => [file, code, line, column])).toEqual([
      ["warned.yaml", "unusual-name", 3, 13],
      ["wrong.yaml", "unsupported-spec-version", 1, 14],
      ["wrong.yaml", "wrong-type", 3, 58],
    ]);
    expect(issues[1]).toEqual({
      file: "wrong.yaml",
      severity: "error",
      code: "unsupported-spec-version",
      path: "$.specVersion",
      line: 1,
      column: 14,
      message: '`specVersion` is 1.0.0, not "2.0.0".',
      hint: "write `specVersion: 1.0.0`",
    });
    expect(JSON.parse((await run("validate", "--json", "right.yaml")).stdout)).toEqual([]);
  });

  it("writes the issues for a pull request with --format github", async () => {
    write("odd, 100%:.yaml", wrong);
    const { status, stdout } = await run("validate", "--format", "github", "right.yaml", "odd, 100%:.yaml");
    expect(status).toBe(1);
    expect(stdout.trimEnd().split("\n")).toEqual([
      "1 of 2 files is well; 2 errors",
      '::error file=odd%2C 100%25%3A.yaml,line=1,col=14,title=unsupported-spec-version::`specVersion` is 1.0.0, not "2.0.0"; write `specVersion: 1.0.0`',
      '::error file=odd%2C 100%25%3A.yaml,line=3,col=58,title=wrong-type::`true` or `false` is expected here, not "yes"; write `true`, without quotes',
    ]);
  });

  it("writes a log of SARIF 2.1.0 with --format sarif", async () => {
    const { status, stdout } = await run(
      "validate",
      "--format",
      "sarif",
      "warned.yaml",
      "./wrong.yaml",
      "odd, 100%:.yaml",
    );
    expect(status).toBe(1);
    const log = JSON.parse(stdout) as SarifLog;
    expect(log.version).toBe("2.1.0");
    const [{ tool, columnKind, results }] = log.runs;
    expect(columnKind).toBe("utf16CodeUnits");
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([
      "unsupported-spec-version",
      "unusual-name",
      "wrong-type",
    ]);
    expect(
      results.map(({ ruleId, ruleIndex, level, locations: [{ physicalLocation }] }) => [
        tool.driver.rules[ruleIndex]?.id === ruleId && ruleId,
        level,
        physicalLocation.artifactLocation.uri,
        physicalLocation.region.startLine,
        physicalLocation.region.startColumn,
      ]),
    ).toEqual([
      ["unusual-name", "warning", "warned.yaml", 3, 13],
      ["unsupported-spec-version", "error", "./wrong.yaml", 1, 14],
      ["wrong-type", "error", "./wrong.yaml", 3, 58],
      ["unsupported-spec-version", "error", "odd%2C%20100%25%3A.yaml", 1, 14],
      ["wrong-type", "error", "odd%2C%20100%25%3A.yaml", 3, 58],
    ]);
  });

  it("keeps an issue on one line and shows control characters (also those of a terminal) as text", async () => {
    write("wrong\n\u001b[31m.yaml", 'specVersion: 1.0.0\nintegrations: []\n"\\e[2J\\u202e": 1\n');
    const { stdout } = await run("validate", "wrong\n\u001b[31m.yaml");
    const lines = stdout.trimEnd().split("\n").slice(1);
    expect(lines.map((line) => line.split(" ", 3).join(" "))).toEqual([
      "wrong\\u000a\\u001b[31m.yaml:2:15: error missing-integrations",
      "wrong\\u000a\\u001b[31m.yaml:3:1: warning unknown-key",
    ]);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it.each([
    [["validate"], "validate needs a file: write headless-write-kit validate amp.yaml"],
    [[], "a command is missing: write headless-write-kit validate amp.yaml"],
    [["validte", "right.yaml"], 'there is no command "validte"; did you mean validate?'],
    [["validate", "--jsn", "right.yaml"], "Unknown option '--jsn'"],
    [["--jsn"], "Unknown option '--jsn'"],
    [["validate", "--format", "xml", "right.yaml"], '--format is "xml"; write text, json, github, sarif'],
    [["validate", "--json", "--format", "sarif", "right.yaml"], "--json is another format than --format"],
  ])("exits with 2 for %j", async (args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(`headless-write-kit: ${message}`)).toBe(true);
  });

  it("has help and a version", async () => {
    expect(await start("--version")).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: "" });
    const help = await start("--help");
    const ofCommand = await run("validate", "--help");
    const same = await run("--help", "validate");
    expect([help.status, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toMatch(/^Usage: headless-write-kit <command>/);
    expect(ofCommand.stdout).toMatch(/^Usage: headless-write-kit validate \[options\] <file…>/);
    expect(same).toEqual(ofCommand);
  });

  it("lets its reader close the pipe", async () => {
    const issues = Array.from({ length: 20_000 }, (_, index) => `k${String(index)}: 1`);
    write("many.yaml", `${right}${issues.join("\n")}`);
    const command = `"${process.execPath}" "${cliPath}" validate many.yaml | head -n 2 | tail -n 1`;
    const { stdout, stderr } = await runProgram("sh", ["-c", command], { cwd: folder });
    expect(stdout).toMatch(/^many\.yaml:4:1: warning unknown-key .*\n$/);
    expect(stderr).toBe("");
  });
});

/** What is looked at of a log. */
interface SarifLog {
  version: string;
  runs: [
    {
      tool: { driver: { rules: { id: string }[] } };
      columnKind: string;
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: string };
              region: { startLine: number; startColumn: number };
            };
          },
        ];
      }[];
    },
  ];
}

const canOpenTerminal = process.platform === "linux" && existsSync("/usr/bin/script");

describe.skipIf(!canOpenTerminal)(
  `headless-write-kit validate on a terminal${canOpenTerminal ? "" : " (skipped: there is no /usr/bin/script)"}`,
  { timeout: 30_000 },
  () => {
    const onTerminal = async (env: Record<string, string>) => {
      const command = `"${process.execPath}" "${cliPath}" validate wrong.yaml`;
      const { stdout, status } = await runProgram("/usr/bin/script", ["-qec", command, "/dev/null"], {
        cwd: folder,
        env: { TERM: "xterm", ...env },
      });
      return { status, lines: stdout.replaceAll("\r", "").trimEnd().split("\n") };
    };

    it("shows the line of an issue with a caret, and colours the severity", async () => {
      const { status, lines } = await onTerminal({});
      expect(status).toBe(1);
      expect(lines.slice(1)).toEqual([
        wrongLines[0]?.replace("error", "\u001b[31merror\u001b[0m"),
        "    1 | specVersion: 2.0.0",
        "      |              ^",
        wrongLines[1]?.replace("error", "\u001b[31merror\u001b[0m"),
        "    3 |   - { name: crm, provider: salesforce, proxy: { enabled: yes } }",
        "      |                                                          ^",
      ]);
    });

    it("leaves colours out with NO_COLOR", async () => {
      const { lines } = await onTerminal({ NO_COLOR: "1" });
      expect([lines[1], lines[4]]).toEqual(wrongLines);
    });
  },
);
