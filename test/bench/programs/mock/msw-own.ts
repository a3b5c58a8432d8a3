import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { answersOfBare } from "../support/http-setup.js";
import { measureRequests } from "../support/measure-requests.js";

const urls = {
  installation: "https://api.example.com/v1/installations/1",
  write: "https://api.example.com/v1/records",
};
const text = JSON.stringify(answersOfBare.installation);
const answer = () => new HttpResponse(text, { headers: { "content-type": "application/json" } });
const server = setupServer(http.get(urls.installation, answer), http.post(urls.write, answer));
server.listen();
await measureRequests(fetch, urls);
server.close();
