import { METHOD_NAME_ALL, type Router } from "hono/router";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";

/**
 * Creates the router that Hono has by itself, for any method (rule D8): that one looks methods up in plain objects, where
 * `__proto__` or `constructor` finds what no route has put there, and then writes to it.
 */
export function createRouter<TRoute>(): Router<TRoute> {
  const router = new SmartRouter<TRoute>({ routers: [new RegExpRouter(), new TrieRouter()] });
  return {
    name: router.name,
    add: (method, path, route) => {
      router.add(method, path, route);
    },
    match: (method, path) => router.match(method in Object.prototype ? METHOD_NAME_ALL : method, path),
  };
}
