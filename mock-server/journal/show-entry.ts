import type { FindRoute } from "../http/find-route.js";
import type { JournalEntry } from "./journal.js";
import { parseJson } from "../http/request-body/parse-json.js";
import { textOf } from "../http/respond.js";
import { rulesOfOperation, sortRules } from "./rules.js";
import type { Exchange } from "./exchange.js";
import { hideCredentials, hideHeaders, hideInPath, hideInUrl, redacted } from "./redact.js";

/** Operations whose requests and answers have no place for credentials; a field of a record may have any name. */
const openOperations = new Set([
  ...["listProjects", "getProject", "listIntegrations", "getIntegration", "getHydratedRevision"],
  ...["listInstallations", "listInstallationsForProject", "createInstallation", "getInstallation"],
  ...["updateInstallation", "deleteInstallation", "patchObjectConfigContent"],
  ...["getObjectMetadataForInstallation", "getObjectMetadataForConnection"],
  ...["upsertMetadataForInstallation", "upsertMetadataForConnection"],
  ...["listOperations", "getOperation", "listOperationLogs", "listProviders", "getProvider"],
  ...["writeRecords", "writeToEndpoint"],
]);

/** Makes an entry of an exchange. What is not known to have no place for credentials is searched for them. */
export function showEntry(exchange: Exchange, findRoute: FindRoute): JournalEntry {
  const { number, timeMs, method, faults, answer, isBroken = false } = exchange;
  const url = hideInUrl(exchange.url);
  const { operation } = findRoute(method, exchange.url);
  const isOpen = operation !== undefined && openOperations.has(operation);
  return {
    number,
    timeMs,
    request: {
      method,
      url,
      path: findRoute(method, url).path,
      query: Object.fromEntries(new URL(url).searchParams),
      body: showRequestBody(exchange, isOpen),
    },
    operation,
    answer:
      answer && !isBroken
        ? {
            status: answer.status,
            contentType: answer.headers["content-type"],
            body: showAnswerBody(exchange, isOpen),
          }
        : undefined,
    faults: [...faults],
    rules: answer ? sortRules(answer.rules?.() ?? rulesOfOperation(operation, answer.status)) : [],
  };
}

function showRequestBody({ bodyText }: Exchange, isOpen: boolean): unknown {
  if (bodyText === "") return undefined;
  const parsed = parseJson(bodyText);
  if (isOpen) return parsed.ok ? hideHeaders(parsed.value) : bodyText;
  return parsed.ok ? hideCredentials(parsed.value) : redacted;
}

function showAnswerBody({ method, answer, url }: Exchange, isOpen: boolean): unknown {
  const whole = answer && method !== "HEAD" ? textOf(answer) : "";
  if (whole === "") return undefined;
  const text = isOpen ? whole : hideInPath(whole, url);
  if (!/^application\/(.+\+)?json\b/.test(answer?.headers["content-type"] ?? "")) return text;
  const parsed = parseJson(text);
  if (!parsed.ok) return text;
  return isOpen ? parsed.value : hideCredentials(parsed.value);
}
