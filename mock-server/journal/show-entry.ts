import type { JournalEntry } from "./journal.js";
import { parseJson } from "../../src/json/parse.js";
import { rulesOfOperation, sortRules } from "./rules.js";
import type { Exchange } from "./exchange.js";
import {
  hideCredentials,
  hideHeaders,
  hideHeadersInText,
  hideInPath,
  hideInUrl,
  hideText,
  redacted,
} from "./redact.js";

/**
 * Operations whose requests and answers never hold credentials. Their bodies are not searched, as a field of
 * a record may have any name.
 */
const openOperations = new Set([
  ...["listProjects", "getProject", "listIntegrations", "getIntegration", "getHydratedRevision"],
  ...["listInstallations", "listInstallationsForProject", "createInstallation", "getInstallation"],
  ...["updateInstallation", "deleteInstallation", "patchObjectConfigContent"],
  ...["getObjectMetadataForInstallation", "getObjectMetadataForConnection"],
  ...["upsertMetadataForInstallation", "upsertMetadataForConnection"],
  ...["listOperations", "getOperation", "listOperationLogs", "listProviders", "getProvider"],
  ...["writeRecords", "writeToEndpoint"],
]);

/** Converts an exchange to an entry. Credentials are hidden in every body that may hold some. */
export function showEntry(exchange: Exchange): JournalEntry {
  const { number, timeMs, method, route, faults, answer, isBroken = false } = exchange;
  const url = hideInUrl(exchange.url);
  const { operation } = route;
  const isOpen = operation !== undefined && openOperations.has(operation);
  return {
    number,
    timeMs,
    request: {
      method,
      url,
      path: hideInPath(route.path, exchange.url),
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
    ...(exchange.notifications && { notifications: exchange.notifications }),
    ...(exchange.leniencies && { leniencies: exchange.leniencies }),
    ...(answer?.warnings && !isBroken && { warnings: answer.warnings }),
    rules: answer ? sortRules(answer.rules ?? rulesOfOperation(operation, answer.status)) : [],
  };
}

function showRequestBody({ bodyText }: Exchange, isOpen: boolean): unknown {
  if (bodyText === "") return undefined;
  const parsed = parseJson(bodyText);
  if (isOpen) return parsed.ok ? hideHeaders(parsed.value) : hideHeadersInText(bodyText);
  return parsed.ok ? hideCredentials(parsed.value) : redacted;
}

function showAnswerBody({ method, answer, url }: Exchange, isOpen: boolean): unknown {
  if (!answer || method === "HEAD" || answer.body === "") return undefined;
  const { body } = answer;
  const text = typeof body === "string" ? body : JSON.stringify(body.value);
  const shown = isOpen ? text : hideInPath(text, url);
  if (typeof body === "string") return isOpen ? shown : hideText(shown);
  const value: unknown = JSON.parse(shown);
  return isOpen ? value : hideCredentials(value);
}
