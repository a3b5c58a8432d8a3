import { answerBadRequest } from "../../../src/engine/index.js";
import type { Domains } from "../../domain/domains.js";
import { refuse } from "../../domain/outcome.js";
import { findEndpoint, writeToEndpoint } from "../../domain/writes/endpoints.js";
import { writeRecords } from "../../domain/writes/write-records.js";
import type { RouteUrls } from "../find-route.js";
import type { Handlers } from "../handlers.js";
import { parseBody } from "../request-body/parse-body.js";
import { answerWrite } from "./write-answer.js";

/** Answers writes to an integration's objects, and to endpoints that a manifest of the 2023 form declares. */
export function createWriteRoutes(
  domains: Domains,
  { baseUrl, writeUrl }: RouteUrls,
): Handlers<"writeRecords" | "writeToEndpoint"> {
  const [apiOrigin, writeOrigin] = [baseUrl, writeUrl].map((url) => new URL(url).origin);
  return {
    writeRecords: async ({ names, url, bodyText }) => {
      // The service accepts no writes at the API host.
      if (url.origin === apiOrigin && apiOrigin !== writeOrigin) {
        return refuse({
          status: 404,
          detail: `${url.origin} takes no writes`,
          remedy: `send writes to ${writeUrl}/projects/{projectIdOrName}/integrations/{integrationId}/objects/{objectName}`,
          rules: [],
        });
      }
      const integration = domains.integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const body = parseBody(bodyText);
      if (!body.ok) return answerWrite(refuseBody(body.detail, "W2"));
      return answerWrite(
        await writeRecords(domains, integration.value, names.objectName, { body: body.value }),
      );
    },

    writeToEndpoint: async ({ names, bodyText }) => {
      const endpoint = findEndpoint(domains, names.endpoint);
      if (!endpoint.ok) return endpoint;
      const body = parseBody(bodyText);
      if (!body.ok) return answerWrite(refuseBody(body.detail, "L3"));
      return answerWrite(await writeToEndpoint(domains, endpoint.value, body.value));
    },
  };
}

function refuseBody(detail: string, rule: "W2" | "L3") {
  return answerBadRequest([{ rule, where: "body", expected: detail, remedy: "send a JSON object" }]);
}
