import { type ChildProcess, spawn } from "node:child_process";

/** A program that runs beside the bench. */
export interface RunningProgram {
  /** What it printed first; empty where that was not awaited. */
  readonly firstLine: string;
  /** The CPU time that it has used so far, in µs; only of a program that tells it when asked. */
  cpuUs(): Promise<number>;
}

/** Programs that run beside the bench. */
export interface RunningPrograms {
  /** Starts a script in a Node of its own; resolves once it has printed a line, or once `url`, where given, answers. */
  start(script: string, args?: readonly string[], url?: string): Promise<RunningProgram>;
  stop(): void;
}

const PATIENCE_MS = 30_000;

/** Starts nothing yet. */
export function createPrograms(): RunningPrograms {
  const children: ChildProcess[] = [];
  return {
    async start(script, args = [], url) {
      const env = { ...process.env, NODE_ENV: "production" };
      const child = spawn(process.execPath, [script, ...args], { env, stdio: ["pipe", "pipe", "inherit"] });
      children.push(child);
      const cpuUs = () => {
        child.stdin.write("\n");
        return nextLine(child).then(Number);
      };
      if (url === undefined) return { firstLine: await nextLine(child), cpuUs };
      child.stdout.resume();
      await untilAnswered(url);
      return { firstLine: "", cpuUs };
    },
    stop() {
      for (const child of children) child.kill();
    },
  };
}

function nextLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => {
      reject(new Error(`the program ended with ${String(code)} before it answered`));
    };
    child.once("exit", onExit);
    child.stdout?.setEncoding("utf8").once("data", (line: string) => {
      child.off("exit", onExit);
      resolve(line);
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
