export { createRealClock } from "./time/real-clock.js";
export { createSeededRandom, type SeededRandom } from "./seeded-random.js";
export { createVirtualClock, type VirtualClock } from "./time/virtual-clock.js";
export {
  createWriteEngine,
  type EngineResume,
  type WriteEngine,
  type WriteEngineOptions,
} from "./create-write-engine.js";
export type { FindUnavailability, Unavailability } from "./delivery/attempts.js";
export type { EngineSnapshot, OperationSnapshot } from "./engine-snapshot.js";
export type { RequestNote } from "./operations/log-event.js";
export type { OperationQuery, Operations } from "./operations/operation-store.js";
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
} from "./shaping/shape.js";
export { formatFaults, type RequestFault } from "./requests/request-fault.js";
export type { RuleId } from "../facts/rules/rule.js";
export { answerBadRequest } from "./write-answer.js";
export type { WriteAnswer, WriteProblem } from "./write-answer.js";
export type { WriteInput, WriteInstallation, WriteSchedule } from "./write-input.js";
