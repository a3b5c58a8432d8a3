import { type BareRequest, createBareLoop } from "../support/bare-loop.js";
import { measureWrites } from "../support/measure-writes.js";

await measureWrites((provider) => {
  const write = createBareLoop(provider);
  return (body) => write(body as BareRequest);
});
