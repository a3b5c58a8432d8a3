import { vi } from "vitest";
import { describeApp } from "./describe-app.js";

// As a bundler's alias would: the app's imports of the published package give the kit.
vi.mock("@amp-labs/react", () => import("../../../src/index.js"));

describeApp("with the kit in place of the published package");
