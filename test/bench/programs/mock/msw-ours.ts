import { createMockServer } from "../../../../mock-server/doors/node.js";
import { measureRequests } from "../support/measure-requests.js";
import { createMeasuredBackend } from "../support/msw-backend.js";

const { backend, urls } = createMeasuredBackend();
const server = createMockServer(backend);
server.listen();
await measureRequests(fetch, urls);
server.close();
