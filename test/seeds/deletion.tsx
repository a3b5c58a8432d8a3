import { useLocalConfig } from "../../src/index.js";

export function WriteObjectConfig() {
  const config = useLocalConfig();
  const contactWriteConfig = config.writeObject("Contact");

  // Enable deletion for the Contact object
  contactWriteConfig.setEnableDeletion();

  // Or disable deletion
  contactWriteConfig.setDisableDeletion();
}
