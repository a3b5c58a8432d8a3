import { isJsonObject, own } from "../../src/json/object.js";
import { type AnswerBody, type ComparedAnswer, isJson } from "../compare/answer.js";
import type { RecordedExchange } from "./recorded-exchange.js";

/** Reads an entry of a mock backend's journal; `undefined` where it is none. */
export function readJournalEntry(entry: unknown, number: number): RecordedExchange | undefined {
  const request = own(entry, "request");
  const [method, url, path] = [own(request, "method"), own(request, "url"), own(request, "path")];
  if (typeof method !== "string" || typeof url !== "string" || typeof path !== "string") return undefined;
  if (!URL.canParse(url)) return undefined;
  const timeMs = own(entry, "timeMs");
  const body = own(request, "body");
  return {
    number,
    method,
    url,
    path: path + new URL(url).search,
    // A journal keeps a body that is no JSON as its text.
    body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    answer: readJournalAnswer(own(entry, "answer")),
    timeMs: typeof timeMs === "number" ? timeMs : undefined,
  };
}

function readJournalAnswer(answer: unknown): ComparedAnswer | undefined {
  const status = own(answer, "status");
  if (!isJsonObject(answer) || typeof status !== "number") return undefined;
  const contentType = answer["contentType"];
  const headers = new Map(typeof contentType === "string" ? [["content-type", contentType]] : []);
  return { status, headers, hasAllHeaders: false, body: readBody(answer["body"], contentType) };
}

function readBody(body: unknown, contentType: unknown): AnswerBody {
  if (body === undefined) return { kind: "none" };
  const isText = typeof body === "string" && !(typeof contentType === "string" && isJson(contentType));
  return isText ? { kind: "text", text: body } : { kind: "json", value: body };
}
