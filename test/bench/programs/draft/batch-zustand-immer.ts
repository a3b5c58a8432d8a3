import { produce } from "immer";
import { measureZustandBatch } from "../support/measure-zustand-batch.js";

await measureZustandBatch((config, recipe) => produce(config, recipe));
