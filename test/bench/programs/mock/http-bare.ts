import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerOfBare } from "../support/http-setup.js";

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(200, { "content-type": "application/json" }).end(answerOfBare);
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
});
