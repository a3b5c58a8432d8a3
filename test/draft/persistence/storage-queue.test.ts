import { describe, expect, it } from "vitest";
import { createStorageQueue } from "../../../src/draft/persistence/draft-storage.js";
import { createGate } from "../../save/support/memory-server.js";

describe("the tasks of a storage that answers later", () => {
  it("run one after another, however many wait and whatever fails (D13)", async () => {
    const queue = createStorageQueue();
    const gates = [createGate(), createGate(), createGate()];
    const heard: string[] = [];
    for (const [index, gate] of gates.entries()) {
      queue.run(
        function* () {
          heard.push(`start ${String(index)}`);
          yield gate.opened;
          if (index === 0) throw new Error("full");
        },
        (failure) => heard.push(`end ${String(index)}${failure ? " with an error" : ""}`),
      );
    }
    expect(heard).toEqual(["start 0"]);
    gates[0]?.open();
    await new Promise(setImmediate);
    expect(heard).toEqual(["start 0", "end 0 with an error", "start 1"]);
    queue.run(
      function* () {
        heard.push("start 3");
        yield;
      },
      () => heard.push("end 3"),
    );
    gates[2]?.open();
    await new Promise(setImmediate);
    expect(heard.at(-1)).toBe("start 1");
    gates[1]?.open();
    await new Promise(setImmediate);
    expect(heard.slice(3)).toEqual(["end 1", "start 2", "end 2", "start 3", "end 3"]);
  });
});
