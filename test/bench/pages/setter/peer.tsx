import { useLocalConfig } from "@amp-labs/react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { fieldNames, objectName } from "../support/field-config.js";
import { measureSetter } from "../support/measure-setter.js";
import { peerEdit, PeerProviders, type PeerConfig } from "../support/peer.js";
import { size } from "../support/report.js";
import { serveConfig } from "../support/serve-config.js";
import { untilRendered } from "../support/until-rendered.js";

const names = fieldNames(size);
let renders = 0;
let config: PeerConfig | undefined;

function hold(present: PeerConfig) {
  renders += 1;
  config = present;
}

function Editor() {
  hold(useLocalConfig());
  return null;
}

// The peer's setter lives in a component's state: it is measured with a screen that shows nothing.
serveConfig(names);
createRoot(document.createElement("div")).render(
  <PeerProviders>
    <Editor />
  </PeerProviders>,
);
await untilRendered(
  () => config?.writeObject(objectName).object !== undefined,
  () => renders,
);

await measureSetter(names, (fieldName, value) => {
  flushSync(() => {
    if (config) peerEdit(config)(fieldName, value);
  });
});
