import { writeRequestSchema } from "../../../../src/contract/index.js";
import { createBareLoop } from "../support/bare-loop.js";
import { measureWrites } from "../support/measure-writes.js";

await measureWrites((provider) => {
  const write = createBareLoop(provider);
  return async (body) => {
    const checked = writeRequestSchema.safeParse(body);
    return checked.success ? write(checked.data) : { status: 400 };
  };
});
