import { beforeEach, vi } from "vitest";
import { describeApp } from "./describe-app.js";

beforeEach(() => {
  // It tells the console what it does.
  vi.spyOn(console, "debug").mockImplementation(() => undefined);
});

// Says that the app is one which the published package runs, so that its running on the kit means something.
describeApp("with the published package");
