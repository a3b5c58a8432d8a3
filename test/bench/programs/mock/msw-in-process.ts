import { measureRequests } from "../support/measure-requests.js";
import { createMeasuredBackend } from "../support/msw-backend.js";

const { backend, urls } = createMeasuredBackend();
await measureRequests(backend.fetch as typeof fetch, urls);
