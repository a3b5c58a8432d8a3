const parser = { syntax: "typescript", tsx: true };

export default {
  // Plain jsdom has no fetch, Request and Response.
  testEnvironment: "jest-fixed-jsdom",
  transform: {
    "\\.m?[jt]sx?$": ["@swc/jest", { jsc: { parser, transform: { react: { runtime: "automatic" } } } }],
  },
  // These are ES modules, which Jest has to compile.
  transformIgnorePatterns: ["/node_modules/(?!(headless-write-kit|rou3)/)"],
};
