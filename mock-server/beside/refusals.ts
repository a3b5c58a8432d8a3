import type { WrittenAnswer } from "../http/answer.js";

/** Answers a request that would change something at the service, which may be the real one, with a refusal. */
export function refuseChange(method: string, path: string): WrittenAnswer {
  return problem(403, "Forbidden", {
    detail: `${method} ${path.split("?")[0] ?? ""} changes something, and the mock stands beside a service that would keep the change`,
    remedy:
      "start the mock with --writes, so that it goes to both, where the service's project may be changed",
  });
}

/** Refuses a login whose window would be the mock's: the customer would sign in at the mock only, and from then on the two would differ. */
export function refuseLogin(method: string, path: string): WrittenAnswer {
  return problem(403, "Forbidden", {
    detail: `${method} ${path.split("?")[0] ?? ""} opens a login, which the customer ends at the service alone`,
    remedy: "start the mock with --answers service, and sign in there",
  });
}

/** Answers the app in place of a service that did not answer. */
export function serviceIsGone(failure: string): WrittenAnswer {
  return problem(502, "Bad Gateway", {
    detail: `the service beside the mock: ${failure}`,
    remedy: "check the URL behind --beside and that the service is up; nothing was sent to the mock",
  });
}

/** Answers the app in place of the mock, whose answer a fault has lost. The service has answered. */
export function mockLostAnswer(): WrittenAnswer {
  return problem(502, "Bad Gateway", {
    detail: "a fault of the mock broke the connection, so that its answer is lost",
    remedy:
      "clear the mock's faults; the service has handled the request, and the mock may not have: compare what both hold",
  });
}

function problem(status: number, title: string, words: { detail: string; remedy: string }): WrittenAnswer {
  const body = { type: "about:blank", title, status, ...words, retryable: status === 502 };
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    text: JSON.stringify(body),
  };
}
