import { useState } from "react";
import { WithStandInLogin, type WithStandInLoginProps } from "../connect/with-stand-in-login.js";
import { WholeScreen, type WholeScreenProps } from "./whole-screen.js";

/** Props of `InParcelo`. */
export type InParceloProps = Omit<WholeScreenProps, "onLeave" | "login"> &
  Omit<WithStandInLoginProps, "children">;

/** The whole screen as a page of an app, which is left and come back to. */
export function InParcelo({ backend, ...screen }: InParceloProps) {
  const { appName, providerName } = screen;
  const [isShown, setIsShown] = useState(true);
  if (isShown) {
    return (
      <WithStandInLogin {...{ appName, providerName, backend }}>
        {(login) => (
          <WholeScreen
            {...screen}
            login={login}
            onLeave={() => {
              setIsShown(false);
            }}
          />
        )}
      </WithStandInLogin>
    );
  }
  return (
    <main className="screen">
      <p className="card notice">
        This is {appName}.{" "}
        <button
          className="button"
          type="button"
          onClick={() => {
            setIsShown(true);
          }}
        >
          {providerName} settings
        </button>
      </p>
    </main>
  );
}
