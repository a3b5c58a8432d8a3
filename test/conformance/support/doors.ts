import {
  createMockBackend,
  type MockBackend,
  type MockBackendOptions,
  type ServedBackend,
} from "../../../mock-server/index.js";

/** A backend behind one of its doors. */
export interface OpenDoor {
  readonly backend: ServedBackend;
  /** Sends requests through the door. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** A way into a backend. */
export interface Door {
  /** Makes a backend of its own. */
  open(options: MockBackendOptions): Promise<OpenDoor>;
}

/** The door without anything between. */
export const inProcess: Door = {
  open: (options) => {
    const backend = createMockBackend(options);
    return Promise.resolve({ backend, fetch: backend.fetch, close: () => Promise.resolve() });
  },
};

/** The doors that MSW opens, in Node and in browsers: it answers the page's or process's own `fetch`. */
export function throughMsw(msw: { use(...backends: MockBackend[]): void }): Door {
  return {
    open: (options) => {
      const backend = createMockBackend(options);
      msw.use(backend);
      return Promise.resolve({
        backend,
        fetch: (url, init) => fetch(url, init),
        close: () => {
          msw.use();
          return Promise.resolve();
        },
      });
    },
  };
}
