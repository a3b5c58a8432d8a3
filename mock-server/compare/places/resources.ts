import { data, id, list, map, object, pageToken, text, time, value, words } from "./place.js";

const times = { createTime: time, updateTime: time };

export const project = object({ id: id("project"), orgId: id("organization"), ...times });

const group = object({ projectId: id("project"), ...times });
const consumer = object({ projectId: id("project"), ...times });

const providerApp = object({
  id: id("provider app"),
  projectId: id("project"),
  scopes: list(value, { isSet: true }),
  ...times,
});

export const providerApps = list(providerApp, { identity: ["provider", "externalRef", "clientId"] });

const token = object({ issuedAt: time, expiresAt: time });

export const connection = object({
  id: id("connection"),
  projectId: id("project"),
  group,
  consumer,
  providerApp,
  oauth2AuthorizationCode: object({
    accessToken: token,
    refreshToken: token,
    scopes: list(value, { isSet: true }),
  }),
  ...times,
});

export const connections = list(connection, {
  identity: ["provider", "group.groupRef", "consumer.consumerRef"],
});

const config = object({
  id: id("config"),
  revisionId: id("revision"),
  createdBy: text,
  createTime: time,
});

export const installation = object({
  id: id("installation"),
  projectId: id("project"),
  integrationId: id("integration"),
  group,
  connection,
  config,
  createdBy: text,
  ...times,
});

export const installations = list(installation, {
  identity: ["integrationId", "config.content.provider", "group.groupRef"],
});

export const revision = object({ id: id("revision"), createTime: time });

export const integration = object({
  id: id("integration"),
  projectId: id("project"),
  latestRevision: revision,
  ...times,
});

export const integrations = list(integration, { identity: ["name"] });

export const operation = object({
  id: id("operation"),
  projectId: id("project"),
  integrationId: id("integration"),
  installationId: id("installation"),
  configId: id("config"),
  result: words,
  metadata: object({
    retry: object({ lastAttempt: time, lastNotified: time }),
    progress: object({ installationId: id("installation"), operationId: id("operation") }),
    successfulRecordIds: list(id("record")),
  }),
  ...times,
});

export const operations = object({
  results: list(operation, { identity: ["actionType", "installationId"] }),
  pagination: object({ nextPageToken: pageToken }),
});

export const operationLogs = list(
  object({
    timestamp: time,
    message: object({ msg: words, error: words, operation_id: id("operation"), details: map(words) }),
  }),
);

const writeResult = object({ recordId: id("record"), data });
const messages = list(object({ message: words }));

export const writeAnswer = object({
  operationId: id("operation"),
  result: writeResult,
  results: list(writeResult),
  rawResponse: words,
  errors: messages,
  warnings: messages,
});

export const upsertedFields = object({
  fields: map(map(object({ metadata: data, warnings: list(words) }))),
});

export const customAuthAnswer = object({
  redirect: object({ url: words, sessionId: id("login") }),
  connection,
});
