import { useLocalConfig } from "../../src/index.js";

/** What an app is told at once, and whether it may call the CRM's API. Stands inside `InstallationProvider`. */
export function Events({ objectName }: { objectName: string }) {
  const config = useLocalConfig();
  const object = config.subscribeObject(objectName);
  const proxy = config.proxy();
  return (
    <fieldset>
      <legend>Events of {objectName}</legend>
      <label>
        <input
          type="checkbox"
          checked={object.getSubscribeEnabled()}
          onChange={({ target }) =>
            target.checked ? object.setEnableSubscribe() : object.setDisableSubscribe()
          }
        />
        Tell the app about {objectName}
      </label>
      <label>
        <input
          type="checkbox"
          checked={object.getDeleteEventEnabled()}
          onChange={({ target }) =>
            target.checked ? object.setEnableDeleteEvent() : object.setDisableDeleteEvent()
          }
        />
        Deleted records, too
      </label>
      <label>
        <input
          type="checkbox"
          checked={proxy.getProxyEnabled()}
          onChange={({ target }) => (target.checked ? proxy.setEnableProxy() : proxy.setDisableProxy())}
        />
        Let the app call the API
      </label>
    </fieldset>
  );
}
