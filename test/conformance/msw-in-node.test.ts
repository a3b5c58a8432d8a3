import { afterAll, beforeAll, describe } from "vitest";
import { createMockServer } from "../../mock-server/node.js";
import { describeDoor } from "./support/describe-door.js";
import { throughMsw } from "./support/doors.js";

describe("the backend through MSW in Node", () => {
  const server = createMockServer();
  beforeAll(() => {
    server.listen();
  });
  afterAll(() => {
    server.close();
  });
  describeDoor(throughMsw(server));
});
