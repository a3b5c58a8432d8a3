import { describe, expect, it } from "vitest";
import { Pair } from "./support/in-process.js";

describe("a mock with faults beside a service", () => {
  it.each(["request", "response"] as const)(
    "an answer that the mock's fault loses at the %s is told as the mock's fault, not the service's (I12)",
    async (when) => {
      const pair = await Pair.open({ answers: "mock" });
      pair.mock.backend.faults.set([{ effect: { kind: "drop", when } }]);
      const { status, body } = await pair.ask("GET", "/projects/mock-project/connections");
      expect(status).toBe(502);
      expect(body).toMatchObject({
        detail: "a fault of the mock broke the connection, so that its answer is lost",
        remedy: expect.stringMatching(/^clear the mock's faults/) as string,
      });
      expect(pair.service.backend.journal.entries.at(-1)?.answer?.status).toBe(200);
    },
  );
});
