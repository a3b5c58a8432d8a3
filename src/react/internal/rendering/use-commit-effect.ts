"use client";

import { useEffect, useLayoutEffect } from "react";

/** `useLayoutEffect` where there is a document. On a server no effect runs, and React 18 would warn. */
export const useCommitEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;
