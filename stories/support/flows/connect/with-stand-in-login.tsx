import type { ReactNode } from "react";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import type { LoginProps } from "./connect-panel.js";
import { StandInLogin } from "./stand-in-login.js";
import { useStandInLogin } from "./use-stand-in-login.js";

/** Props of `WithStandInLogin`. */
export interface WithStandInLoginProps extends Pick<LoadedBackend, "backend"> {
  appName: string;
  providerName: string;
  /** The screen that connects, given how to open a login window. */
  children: (login: LoginProps) => ReactNode;
}

/** Gives a screen login windows that a story can open: a question beside the card that connects stands in for the provider's. */
export function WithStandInLogin({ appName, providerName, backend, children }: WithStandInLoginProps) {
  const { openWindow, isOpen, answer } = useStandInLogin({ backend });
  const besideConnect = isOpen && <StandInLogin {...{ appName, providerName }} onAnswer={answer} />;
  return children({ openWindow, besideConnect });
}
