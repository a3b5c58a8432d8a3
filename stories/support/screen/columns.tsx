import { createContext, use, type ReactNode } from "react";

/** What stands beside the settings of every screen below it: a help text, say. @default nothing */
export const BesideContext = createContext<ReactNode>(undefined);

/** The settings of a screen and, where there is anything, what stands beside them. */
export function Columns({ children }: { children: ReactNode }) {
  const beside = use(BesideContext);
  return (
    <div className="columns">
      <div className="settings">{children}</div>
      {beside}
    </div>
  );
}
