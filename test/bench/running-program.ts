import { type ChildProcess, spawn } from "node:child_process";

/** Programs that run beside the bench. */
export interface RunningPrograms {
  /** Starts a script in a Node of its own; resolves to its first line once `url`, where given, answers. */
  start(script: string, args?: readonly string[], url?: string): Promise<string>;
  stop(): void;
}

const PATIENCE_MS = 30_000;

/** Starts nothing yet. */
export function createPrograms(): RunningPrograms {
  const children: ChildProcess[] = [];
  return {
    async start(script, args = [], url) {
      const env = { ...process.env, NODE_ENV: "production" };
      const child = spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
      children.push(child);
      if (url === undefined) return firstLine(child);
      child.stdout.resume();
      await untilAnswered(url);
      return "";
    },
    stop() {
      for (const child of children) child.kill();
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding("utf8").once("data", resolve);
    child.once("exit", (code) => {
      reject(new Error(`the program ended with ${String(code)} before it was ready`));
    });
  });
}

async function untilAnswered(url: string): Promise<void> {
  const lastMs = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (Date.now() > lastMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
