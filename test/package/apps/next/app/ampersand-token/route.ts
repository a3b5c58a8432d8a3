import { createPrivateKey, sign } from "node:crypto";

/** Signs a token for the group of the user who asks, and for no other one. */
export async function POST(request: Request): Promise<Response> {
  const user = await findUser(request);
  const groupRef = new URL(request.url).searchParams.get("group");
  if (user === undefined || groupRef !== user.teamId) return new Response("not your team", { status: 403 });
  return new Response(signToken(claimsFor(user)), { headers: { "cache-control": "no-store" } });
}

interface User {
  id: string;
  teamId: string;
}

/** Who is signed in: ask your own session. */
async function findUser(request: Request): Promise<User | undefined> {
  return request.headers.has("cookie") ? { id: "jane", teamId: "acme" } : undefined;
}

/** What a token says; https://docs.withampersand.com/jwt-auth lists the claims that the service wants. */
function claimsFor({ id, teamId }: User): Record<string, unknown> {
  const nowSeconds = Math.floor(Date.now() / 1000);
  return { sub: id, groupRef: teamId, iat: nowSeconds, exp: nowSeconds + 600 };
}

/** A JSON Web Token (RFC 7519), signed by RS256. */
function signToken(claims: Record<string, unknown>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const key = createPrivateKey(process.env["AMPERSAND_PRIVATE_KEY"] ?? "");
  const signed = `${part({ alg: "RS256", typ: "JWT", kid: process.env["AMPERSAND_KEY_ID"] })}.${part(claims)}`;
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url")}`;
}
