export { createRealClock } from "./real-clock.js";
export { createSeededRandom, type SeededRandom } from "./seeded-random.js";
export { createVirtualClock, type VirtualClock } from "./virtual-clock.js";
export {
  createWriteEngine,
  type EngineResume,
  type WriteEngine,
  type WriteEngineOptions,
} from "./create-write-engine.js";
export type { EngineSnapshot } from "./engine-snapshot.js";
export type { RequestNote } from "./log-event.js";
export type { OperationQuery, Operations } from "./operation-store.js";
export type {
  Clock,
  Ids,
  ProviderFailure,
  ProviderPort,
  ProviderRecord,
  ProviderResult,
  ProviderWrite,
  Random,
  WriteCapabilities,
} from "./ports.js";
export {
  compileShape,
  type Shape,
  type ShapeInput,
  type ShapeOptions,
  type ShapeResult,
  shapeRecord,
  type TraceEntry,
} from "./shape.js";
export type { WriteAnswer, WriteProblem } from "./write-answer.js";
export type { WriteInput, WriteInstallation, WriteSchedule } from "./write-input.js";
