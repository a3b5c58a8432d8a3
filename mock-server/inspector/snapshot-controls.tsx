"use client";

import { useState } from "react";
import type { MockBackend } from "../backend/create-mock-backend.js";
import type { Snapshot } from "../persistence/snapshot.js";
import type { Act } from "./use-act.js";

/** Props of `SnapshotControls`. */
export interface SnapshotControlsProps {
  backend: MockBackend;
  act: Act;
  /** Like `act`, for an action after which the app must fetch again. */
  replace: Act;
}

/** Buttons that take a snapshot of the backend and restore it. */
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
