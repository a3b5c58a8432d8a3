"use client";

import { useState } from "react";
import type { MockBackend } from "../backend/create-mock-backend.js";
import type { Snapshot } from "../persistence/snapshot.js";
import type { Act } from "./use-act.js";

/** Props of `SnapshotControls`. */
export interface SnapshotControlsProps {
  backend: MockBackend;
  act: Act;
  /** As `act`, for what the app has to be told of. */
  replace: Act;
}

/** Keeps what the backend holds, and goes back to it. */
export function SnapshotControls({ backend, act, replace }: SnapshotControlsProps) {
  const [kept, setKept] = useState<Snapshot>();
  const take = () => {
    void act("The snapshot is taken.", () => {
      setKept(backend.snapshot());
    });
  };
  const restore = (snapshot: Snapshot) => {
    void replace("The snapshot is restored.", () => {
      backend.restore(snapshot);
    });
  };
  return (
    <>
      <p>{kept ? "One snapshot is kept until this page is left." : "None is kept."}</p>
      <button type="button" onClick={take}>
        Take a snapshot
      </button>
      {kept && (
        <button
          type="button"
          onClick={() => {
            restore(kept);
          }}
        >
          Restore the snapshot
        </button>
      )}
    </>
  );
}
