export { MockInspector, type MockInspectorProps } from "./mock-inspector.js";
