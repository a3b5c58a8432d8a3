import type { ReactNode } from "react";
import type { UseConnectOptions } from "../../../../src/index.js";
import { ConnectCard } from "./connect-card.js";

/** What a screen that connects is told of the login. */
export interface LoginProps extends UseConnectOptions {
  /** Shown below the card that connects, such as words on how to find the API key. */
  besideConnect?: ReactNode;
}

/** The card that connects, alone in the middle of its screen. */
export function ConnectPanel({
  besideConnect,
  ...card
}: LoginProps & { appName: string; providerName: string }) {
  return (
    <div className="connecting">
      <ConnectCard {...card} />
      {besideConnect}
    </div>
  );
}
