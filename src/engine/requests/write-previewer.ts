import type { InstallationConfigContent, IntegrationContent, WriteRecord } from "../../contract/index.js";
import { fieldKeyOf } from "../../facts/field-identity.js";
import { recordKeyOf } from "../../facts/record-identity.js";
import { providerCapabilities } from "../../facts/provider-capabilities.js";
import type { WriteCapabilities } from "../ports.js";
import { compileShape, type ShapeInput, type ShapeOptions, type ShapeResult } from "../shaping/shape.js";
import { allowanceFaults } from "./capabilities.js";
import { createObjectFinder, type FoundObject, type ObjectProblem } from "./find-object.js";
import { recordIdFaults } from "./record-id.js";
import { formatFaults, type RequestFault } from "./request-fault.js";
import { ruleFaults } from "./request-rules.js";

/**
 * A write that the engine refuses before any record is shaped, in the words of its answer.
 *
 * @example
 * const isMissing = ({ code }: RefusedWrite) => code !== "request-refused";
 */
export interface RefusedWrite {
  readonly ok: false;
  /** Which object is missing, and where; or `request-refused` for a deletion that is off, an id that is missing and the like. */
  readonly code: ObjectProblem["code"] | "request-refused";
  readonly message: string;
}

/** Tells what becomes of writes to one integration before they are sent. */
export interface WritePreviewer {
  /** The object's name in the manifest and the config; the given one where there is no such object. */
  nameObject(content: IntegrationContent, config: InstallationConfigContent, name: string): string;
  /** Finds the object once, for as many records as there are. Of the config, that object's part is enough. */
  compile(
    input: ShapeInput,
  ): (record: Readonly<WriteRecord>, options: ShapeOptions) => ShapeResult | RefusedWrite;
}

/** Makes a previewer. It checks what the engine checks, as far as it is known without the installation and the provider's port. */
export function createWritePreviewer(): WritePreviewer {
  const findObject = createObjectFinder();
  return {
    nameObject: (content, config, name) => {
      const found = findObject(content, config, name);
      return found.ok ? found.objectName : name;
    },
    compile: (input) => {
      const found = findObject(input.integration, input.config, input.objectName);
      const preview = found.ok ? compileFound(input, found) : () => refuseObject(found.problem);
      return (record, options) => {
        const broken = ruleFaults({ type: input.type, record });
        return broken.length > 0 ? refuse(broken) : preview(record, options);
      };
    },
  };
}

function compileFound(
  input: ShapeInput,
  { objectName, config }: Extract<FoundObject, { ok: true }>,
): (record: Readonly<WriteRecord>, options: ShapeOptions) => ShapeResult | RefusedWrite {
  const { provider: name } = input.integration;
  const provider = { name, capabilities: providerCapabilities.get(name) ?? unknownCapabilities };
  const fieldKey = input.fieldKey ?? fieldKeyOf(name);
  const shape = compileShape({ ...input, objectName });
  return (record, options) => {
    const request = { type: input.type, record };
    const unable = allowanceFaults(request, provider, config);
    const faults = unable.length > 0 ? unable : recordIdFaults(request, fieldKey, recordKeyOf(name));
    return faults.length > 0 ? refuse(faults) : shape.apply(record, options);
  };
}

/** What a provider can do that the kit does not know: its port alone tells, and nothing is refused before. */
const unknownCapabilities: WriteCapabilities = {
  batch: true,
  deletion: true,
  ifEmpty: true,
  associations: true,
  headers: true,
};

function refuse(faults: readonly RequestFault[]): RefusedWrite {
  return { ok: false, code: "request-refused", message: formatFaults(faults) };
}

function refuseObject({ code, detail, remedy }: ObjectProblem): RefusedWrite {
  return { ok: false, code, message: `${detail}; ${remedy}` };
}
