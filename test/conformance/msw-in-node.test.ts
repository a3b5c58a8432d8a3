import { METHODS } from "node:http";
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
  // MSW 3 answers at the socket: what Node's client takes for no method of HTTP, or for a wrong length, does not come to it.
  describeAgreement(throughMsw(server), {
    canPass: (method, { headers }) => METHODS.includes(method) && !("content-length" in headers),
  });
});
