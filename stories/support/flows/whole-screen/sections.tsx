import { useManifest } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { MappingCard } from "../field-mapping/mapping-card.js";
import "../field-mapping/field-mapping.css";
import type { AppValues } from "../field-mapping/value-mapping.js";
import { ObjectCard } from "../write-settings/object-card.js";
import { ReadObjectCard } from "../read-objects/read-object-card.js";
import "../read-objects/read-objects.css";
import { ProxyCard } from "../subscribe-and-proxy/proxy-card.js";
import { SubscribeCard, type SubscribeObject } from "../subscribe-and-proxy/subscribe-card.js";
import "../subscribe-and-proxy/subscribe-and-proxy.css";
import "../write-settings/write-settings.css";
import type { Section } from "./section.js";
import { TabPanel } from "./tabs.js";

/** Props of `Sections`. */
export interface SectionsProps extends Pick<FlowProps, "appName" | "providerName"> {
  selected: Section;
  /** The app's own knowledge of its manifest: a hydrated revision has no subscribe objects. */
  subscribeObjects: readonly SubscribeObject[];
  /** The values that the app knows, by the mapped name of the field that holds them. */
  appValues: AppValues;
}

/** All that a customer decides, each part behind its tab. */
export function Sections({ selected, subscribeObjects, appValues, ...names }: SectionsProps) {
  const content = useManifest().data?.content;
  const readObjects = content?.read?.objects ?? [];
  const mapped = readObjects.filter(({ requiredFields = [], optionalFields = [] }) =>
    [...requiredFields, ...optionalFields].some((field) => !("fieldName" in field)),
  );
  return (
    <>
      <TabPanel section="read" selected={selected}>
        {readObjects.map((object) => (
          <ReadObjectCard key={object.objectName} object={object} hasMappings {...names} />
        ))}
      </TabPanel>
      <TabPanel section="mapping" selected={selected}>
        {mapped.map(({ objectName, displayName }) => (
          <MappingCard key={objectName} {...{ objectName, displayName, appValues }} {...names} />
        ))}
      </TabPanel>
      <TabPanel section="write" selected={selected}>
        {content?.write?.objects?.map(({ objectName, displayName }) => (
          <ObjectCard key={objectName} {...{ objectName, displayName }} {...names} />
        ))}
      </TabPanel>
      <TabPanel section="events" selected={selected}>
        {subscribeObjects.map((object) => (
          <SubscribeCard key={object.objectName} object={object} {...names} />
        ))}
        {content?.proxy?.enabled === true && <ProxyCard {...names} />}
      </TabPanel>
    </>
  );
}
