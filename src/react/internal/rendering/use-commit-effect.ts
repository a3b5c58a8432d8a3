"use client";

import { useEffect, useLayoutEffect } from "react";

/** `useLayoutEffect` where there is a document; on the server React 18 would warn of it, and no effect runs there anyway. */
export const useCommitEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;
