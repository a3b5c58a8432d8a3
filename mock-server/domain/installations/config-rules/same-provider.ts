import { didYouMean } from "../../../../src/json/did-you-mean.js";
import { configIssue, type ConfigRule } from "./rule.js";

/** The config is for the integration's provider. */
export const sameProvider: ConfigRule = ({ content, manifest }) => {
  if (content.provider === manifest.provider) return [];
  return [
    configIssue(["provider"], {
      value: content.provider,
      detail: `integration ${JSON.stringify(manifest.name)} is for ${manifest.provider}${didYouMean(content.provider, [manifest.provider])}`,
      remedy: `set provider to ${JSON.stringify(manifest.provider)}`,
    }),
  ];
};
