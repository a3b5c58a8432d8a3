"use client";

import { useLocalConfig } from "../hooks/use-local-config.js";

/** @deprecated The published headless API's older name; use `useLocalConfig`. */
export const useConfig = useLocalConfig;
