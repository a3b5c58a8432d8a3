import { medianOf } from "../../measure.js";
import { groupRef } from "./http-setup.js";

const SAMPLES = 15;
const REQUESTS = 200;

/** Sends the same GET and the same POST over and over, one after the other; prints the medians of one, in ms. */
export async function measureRequests(
  ask: typeof fetch,
  urls: { installation: string; write: string },
): Promise<void> {
  const headers = { "content-type": "application/json", "x-api-key": "key" };
  const record = { Name: "Acme", Industry: "Energy", Phone: "1" };
  const body = JSON.stringify({ groupRef, type: "create", record });
  const time = (send: () => Promise<Response>) =>
    medianOf(SAMPLES, async () => {
      const start = performance.now();
      for (let request = 0; request < REQUESTS; request += 1) {
        const answer = await send();
        if (!answer.ok) throw new Error(`the measured program is wrong: ${await answer.text()}`);
        await answer.json();
      }
      return (performance.now() - start) / REQUESTS;
    });
  const getMs = await time(() => ask(urls.installation, { headers }));
  const postMs = await time(() => ask(urls.write, { method: "POST", headers, body }));
  console.log(JSON.stringify({ getMs, postMs }));
}
