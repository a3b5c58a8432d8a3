import { create } from "mutative";
import { measureZustandBatch } from "../support/measure-zustand-batch.js";

await measureZustandBatch((config, recipe) => create(config, recipe));
