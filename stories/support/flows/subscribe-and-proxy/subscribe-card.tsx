import { Fragment } from "react";
import { useInstallation, useLocalConfig } from "../../../../src/index.js";
import { own } from "../../places/own.js";
import { Switch } from "../../controls/switch.js";
import { InheritedFields } from "./inherited-fields.js";
import { WatchFields } from "./watch-fields.js";
import { recordsOf } from "../../screen/records-of.js";

/** An object that the manifest lets the app subscribe to. */
export interface SubscribeObject {
  objectName: string;
  displayName: string;
  events: readonly ("create" | "update" | "delete")[];
}

/** Props of `SubscribeCard`. */
export interface SubscribeCardProps {
  object: SubscribeObject;
  appName: string;
  providerName: string;
}

/** What the app is told about one object: a switch, and behind it the events. */
export function SubscribeCard({ object, appName, providerName }: SubscribeCardProps) {
  const { objectName, displayName, events } = object;
  const config = useLocalConfig().subscribeObject(objectName);
  const isOn = config.getSubscribeEnabled();
  const { installation } = useInstallation();
  const wasOn = own(installation?.config.content.subscribe?.objects, objectName) !== undefined;

  const switches = {
    create: {
      label: "New records",
      description: "When a record is created.",
      checked: config.getCreateEventEnabled(),
      enable: config.setEnableCreateEvent,
      disable: config.setDisableCreateEvent,
    },
    update: {
      label: "Changed records",
      description: "When a record changes.",
      checked: config.getUpdateEventEnabled(),
      enable: config.setEnableUpdateEvent,
      disable: config.setDisableUpdateEvent,
    },
    delete: {
      label: "Deleted records",
      description: "When a record is deleted.",
      checked: config.getDeleteEventEnabled(),
      enable: config.setEnableDeleteEvent,
      disable: config.setDisableDeleteEvent,
    },
  };

  return (
    <section className="card" aria-label={displayName} data-losing={wasOn && !isOn}>
      <Switch
        isHeading
        label={`Tell ${appName} about ${displayName}`}
        description={
          wasOn && !isOn
            ? `Once you save, ${appName} is told nothing about ${recordsOf(displayName)} any more.`
            : `${appName} is told as soon as something happens to ${recordsOf(displayName)} in ${providerName}.`
        }
        checked={isOn}
        onChange={isOn ? config.setDisableSubscribe : config.setEnableSubscribe}
      />
      {isOn && (
        <div className="card-body events">
          {events.map((event) => {
            const { label, description, checked, enable, disable } = switches[event];
            return (
              <Fragment key={event}>
                <Switch {...{ label, description, checked }} onChange={checked ? disable : enable} />
                {event === "update" && checked && <WatchFields objectName={objectName} />}
              </Fragment>
            );
          })}
          <InheritedFields {...{ objectName, displayName }} />
        </div>
      )}
    </section>
  );
}
