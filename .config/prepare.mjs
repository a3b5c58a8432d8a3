// Makes sure of what the commands of package.json need, so that each works on a fresh clone: the installed dependencies,
// and with --browser a Chromium. Downloads nothing but packages: the browser comes from the system.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}
if (!isInstalled()) {
  console.log("Installing the dependencies (npm ci) …");
  run("npm", ["ci", "--no-fund", "--no-audit"]);
}
if (process.argv.includes("--browser") && !findChromium()) {
  installChromium();
}

function isInstalled() {
  const marker = `${root}node_modules/.package-lock.json`;
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs;
}

function findChromium() {
  return existsSync(process.env.CHROMIUM_PATH ?? "/usr/bin/chromium");
}

function installChromium() {
  if (process.env.CHROMIUM_PATH) fail(`CHROMIUM_PATH names no file: ${process.env.CHROMIUM_PATH}`);
  const canInstall =
    process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!canInstall) {
    fail("The browser tests need Chromium: install it and name its path in CHROMIUM_PATH.");
  }
  console.log("Installing Chromium (apt-get install chromium) …");
  run("apt-get", ["update", "--quiet=2"]);
  run("apt-get", ["install", "--yes", "--quiet=2", "--no-install-recommends", "chromium"], {
    DEBIAN_FRONTEND: "noninteractive",
  });
  if (!findChromium())
    fail("apt-get installed no /usr/bin/chromium; install Chromium and name its path in CHROMIUM_PATH.");
}

function run(command, args, env = {}) {
  try {
    execFileSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  } catch {
    fail(`"${command} ${args.join(" ")}" failed; its output above says why.`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
