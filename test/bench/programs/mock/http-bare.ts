import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answersOfBare } from "../support/http-setup.js";
import { tellCpuWhenAsked } from "../support/tell-cpu.js";

// Does what no server of JSON can leave out: it reads the body, parses it and writes the answer's JSON.
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const text = JSON.stringify(request.method === "POST" ? answersOfBare.write : answersOfBare.installation);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    response.writeHead(200, headers).end(text);
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  tellCpuWhenAsked();
});
