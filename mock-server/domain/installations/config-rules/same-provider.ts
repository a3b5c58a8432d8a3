import { quote } from "../../../../src/json/quote.js";
import { configIssue, type ConfigRule } from "./rule.js";

/** Checks that the config is for the integration's provider. */
export const sameProvider: ConfigRule = ({ content, hint, manifest }) => {
  if (content.provider === manifest.provider) return [];
  return [
    configIssue(["provider"], {
      value: content.provider,
      detail: `integration ${quote(manifest.name)} is for ${manifest.provider}${hint(content.provider, [manifest.provider])}`,
      remedy: `set provider to ${quote(manifest.provider)}`,
    }),
  ];
};
