import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import ampYaml from "../amp.yaml?raw";
import { App } from "./app";

// Only in development (.env.development): a build leaves the mock out.
if (import.meta.env.VITE_MOCK === "true") {
  const { createMockBackend } = await import("headless-write-kit/mock");
  const { startMockWorker } = await import("headless-write-kit/mock/browser");
  const worker = await startMockWorker();
  worker.use(createMockBackend({ manifest: ampYaml }));
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
