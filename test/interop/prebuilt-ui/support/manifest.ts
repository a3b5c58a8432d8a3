/** Two integrations with every kind of field that the prebuilt UI asks a customer about. */
export const manifest = `specVersion: 1.0.0
integrations:
  - name: salesforce-sync
    displayName: Salesforce sync
    provider: salesforce
    read:
      objects:
        - objectName: contact
          mapToName: people
          mapToDisplayName: People
          destination: contactWebhook
          schedule: "*/10 * * * *"
          requiredFields:
            - fieldName: email
            - mapToName: role
              mapToDisplayName: Role
              prompt: Which field says what a contact does?
          optionalFields:
            - fieldName: phone
            - mapToName: source
              mapToDisplayName: Source
              default: leadsource
        - objectName: account
          destination: accountWebhook
          schedule: "*/10 * * * *"
          requiredFields:
            - fieldName: name
          optionalFieldsAuto: all
    write:
      objects:
        - objectName: contact
          inheritMapping: true
        - objectName: account
    proxy:
      enabled: true
  - name: hubspot-sync
    displayName: HubSpot sync
    provider: hubspot
    read:
      objects:
        - objectName: contacts
          mapToName: people
          mapToDisplayName: People
          destination: contactWebhook
          schedule: "*/10 * * * *"
          requiredFields:
            - fieldName: email
            - mapToName: role
              mapToDisplayName: Role
          optionalFields:
            - fieldName: phone
            - mapToName: source
              mapToDisplayName: Source
              default: lifecyclestage
        - objectName: companies
          destination: companyWebhook
          schedule: "*/10 * * * *"
          requiredFields:
            - fieldName: name
          optionalFieldsAuto: all
    write:
      objects:
        - objectName: contacts
          inheritMapping: true
        - objectName: companies
  - name: intercom-always
    provider: intercom
    read:
      objects:
        - objectName: conversations
          destination: conversationWebhook
          schedule: "*/10 * * * *"
          enabled: always
          requiredFields:
            - fieldName: id
  - name: github-proxy
    provider: github
    proxy:
      enabled: true
`;
