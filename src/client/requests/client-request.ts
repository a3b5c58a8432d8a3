/** A request as data: what a save plan holds and `client.send` takes. */
export interface ClientRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Starts with "/", percent-encoded, relative to the base URL. */
  readonly path: string;
  /** Members that are `undefined` are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Which base URL it goes to: `baseUrl`, or `writeUrl` for writing records. @default "api" */
  readonly host?: "api" | "write";
  /** What the answer is: JSON, or a text that `read` gets as a string. @default "json" */
  readonly answers?: "json" | "text";
  /** Texts of the body that are credentials: like those of the request itself, they stand in no error. */
  readonly secrets?: readonly string[];
  /** A status besides 2xx whose body is an answer and no failure: 422 for a write that the provider refused. */
  readonly alsoAnswers?: number;
}
