import { useCallback, useMemo, useState } from "react";
import { createLoginWindows, type LoginAnswer } from "../../../../mock-server/index.js";
import type { LoginWindow } from "../../../../src/index.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";

/** The same window, which tells when it is closed. */
function tellClosed(opened: LoginWindow, onClose: () => void): LoginWindow {
  return {
    get closed() {
      return opened.closed;
    },
    location: opened.location,
    focus: opened.focus,
    close: () => {
      opened.close();
      onClose();
    },
  };
}

/** Opens login windows that are none: a question in this page stands in for the provider's, and the customer answers it. */
export function useStandInLogin({ backend }: Pick<LoadedBackend, "backend">) {
  const [question, setQuestion] = useState<{ answer: (given: LoginAnswer) => void }>();
  const openStandIn = useMemo(
    () =>
      createLoginWindows(backend, {
        answer: () =>
          new Promise((resolve) => {
            setQuestion({ answer: resolve });
          }),
      }),
    [backend],
  );
  const openWindow = useCallback(
    () =>
      tellClosed(openStandIn(), () => {
        setQuestion(undefined);
      }),
    [openStandIn],
  );

  return {
    openWindow,
    isOpen: question !== undefined,
    answer: (given: LoginAnswer) => {
      question?.answer(given);
      setQuestion(undefined);
    },
  };
}
