import { afterAll, beforeAll, describe } from "vitest";
import { createMockServer } from "../../mock-server/doors/node.js";
import { describeAgreement } from "./support/describe-agreement.js";
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
  describeAgreement(throughMsw(server), { canPass: () => true });
});
