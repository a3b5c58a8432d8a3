import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { projectFolder } from "./build.js";

const packages = [
  "react",
  "@amp-labs/react",
  "@tanstack/react-query",
  "@tanstack/react-store",
  "fast-json-patch",
  "immer",
  "mobx",
  "mutative",
  "react-hook-form",
  "rfc6902",
  "vite",
  "zod",
  "zustand",
];

/** Warns where other work was running: then the medians still compare, but less surely. */
export function busyWarning(): string[] {
  const [lastMinute = 0] = loadavg();
  if (lastMinute <= cpus().length) return [];
  const load = `load ${lastMinute.toFixed(1)} on ${String(cpus().length)} cores`;
  return [`The machine was busy (${load}): repeat the run on a quiet one.`];
}

/** Describes what the figures were measured on: absolute ones mean nothing elsewhere. */
export function describeEnvironment(chromium: string) {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString(),
    cpu: `${String(cpus().length)} × ${cpu?.model ?? "unknown"}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore: loadavg().map((load) => Number(load.toFixed(2))),
    node: process.versions.node,
    chromium,
    packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  const text = readFileSync(`${projectFolder}node_modules/${name}/package.json`, "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
