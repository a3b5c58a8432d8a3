/** It brings no types of its own. */
declare module "react-test-renderer" {
  import type { ReactNode } from "react";

  export function create(element: ReactNode): { unmount(): void };
}
