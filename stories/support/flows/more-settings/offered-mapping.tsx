import { useFieldOptions, useLocalConfig } from "../../../../src/index.js";
import { Select } from "../../controls/select.js";
import { Switch } from "../../controls/switch.js";

const offer = { mapToName: "accountTier", mapToDisplayName: "Account tier" };

/** A name that the app offers this customer to map, beyond those of its manifest. */
export function OfferedMapping({ objectName }: { objectName: string }) {
  const config = useLocalConfig();
  const object = config.readObject(objectName);
  const { options } = useFieldOptions(objectName, { for: "mapping" });
  const isOffered = (object.getDynamicMappings() ?? []).some(
    ({ mapToName }) => mapToName === offer.mapToName,
  );
  return (
    <>
      <Switch
        label="Sort by a field of your own"
        description="Choose the field that says how important a record is."
        checked={isOffered}
        onChange={(checked) => {
          config.batch(() => {
            object.setDynamicMappings(checked ? [offer] : undefined);
            if (!checked) object.deleteFieldMapping(offer.mapToName);
          });
        }}
      />
      {isOffered && (
        <Select
          label={offer.mapToDisplayName}
          value={object.getFieldMapping(offer.mapToName) ?? ""}
          options={[["", "Not mapped"], ...options.map(({ name, label }) => [name, label] as const)]}
          onChange={(fieldName) => {
            if (fieldName === "") object.deleteFieldMapping(offer.mapToName);
            else object.setFieldMapping({ fieldName, mapToName: offer.mapToName });
          }}
        />
      )}
    </>
  );
}
