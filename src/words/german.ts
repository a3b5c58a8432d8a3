import { own } from "../json/object.js";
import { quote } from "../json/quote.js";
import type { Expected, IssueWords, Messages } from "./messages.js";
import { sentence } from "./sentence.js";

/** A name or a value in German quotation marks; what is no text stands as it is. */
function name(value: unknown): string {
  const quoted = quote(value);
  return typeof value === "string" ? `„${quoted.slice(1, -1)}“` : quoted;
}

const didYouMean = (suggestion: string | undefined) => suggestion && `Meinten Sie ${name(suggestion)}?`;
const turned = (enabled: boolean) => (enabled ? "einschalten" : "ausschalten");
const secondForms = { one: "Sekunde", other: "Sekunden" };
const eventNames = { create: "Anlegen", update: "Ändern", delete: "Löschen" };

/** The kit's words in German; apps name it as `messages={german}`, which loads it when it is needed. */
export const german: Messages = {
  locale: "de",
  issues: {
    "batch-unsupported": ({ provider }) => ({
      message: `${name(provider)} kann nicht nach Zeitplan gesammelt schreiben.`,
      hint: "Der Zeitplan muss aus dem Manifest genommen werden.",
    }),
    "default-type": ({ value, field, type }) => ({
      message: `${name(value)} passt nicht zum Feld ${name(field)} (Typ ${type}).`,
    }),
    "deletion-unsupported": ({ provider, isKnown }) => ({
      message: isKnown
        ? `In ${name(provider)} kann nicht gelöscht werden.`
        : `Ob in ${name(provider)} gelöscht werden kann, ist nicht bekannt.`,
      hint: "Schalten Sie das Löschen aus.",
    }),
    "deselected-field": ({ field }) => ({
      message: `Alle Felder werden gelesen, auch ${name(field)}, obwohl es nicht ausgewählt ist.`,
      hint: "Wählen Sie die Felder einzeln aus, um es auszunehmen.",
    }),
    "duplicate-filter": ({ field }) => ({
      message: `Für ${name(field)} gibt es schon eine Bedingung.`,
      hint: "Behalten Sie eine davon.",
    }),
    "duplicate-mapping": ({ other, field }) => ({
      message: `Auch ${name(other)} ist dem Feld ${name(field)} zugeordnet.`,
      hint: "Wählen Sie für eines von beiden ein anderes Feld.",
    }),
    "duplicate-offer": ({ name: offered }) => ({
      message: `${name(offered)} wird zweimal zum Zuordnen angeboten. Das erste Angebot zählt.`,
      hint: "Entfernen Sie eines davon.",
    }),
    "duplicate-setting": ({ other }) => ({
      message: `${name(other)} ist eine Einstellung für dasselbe Feld.`,
      hint: "Behalten Sie eine davon. Bis dahin gilt die strengere, und der Standardwert unter dem zugeordneten Namen.",
    }),
    "duplicate-value-mapping": ({ other, value }) => ({
      message: `Auch ${name(other)} steht für ${name(value)}.`,
      hint: "Wählen Sie für einen von beiden einen anderen Wert.",
    }),
    "if-empty-unsupported": ({ provider }) => ({
      message: `${name(provider)} kann nicht nur leere Felder beschreiben.`,
      hint: "Wählen Sie „Immer“ oder „Nie“.",
    }),
    "invalid-schedule": ({ schedule }) => ({
      message: `${name(schedule)} ist kein Zeitplan.`,
      hint: "Nennen Sie Minute, Stunde, Tag, Monat und Wochentag: 0 * * * * heißt stündlich.",
    }),
    "many-defaults": ({ kinds }) => ({
      message: `Der Standardwert hat mehr als einen Wert: ${kinds.join(", ")}.`,
      hint: "Behalten Sie einen davon.",
    }),
    "missing-mapping": ({ name: mapped, suggested }) => ({
      message: `Für ${name(mapped)} muss ein Feld gewählt werden.`,
      hint: suggested === undefined ? "Wählen Sie ein Feld." : `Vorgeschlagen ist ${name(suggested)}.`,
    }),
    "missing-period": () => ({
      message: "Es ist nicht gesagt, wie weit zurück zuerst gelesen wird.",
      hint: "Nennen Sie eine Zahl von Tagen, 0 für keine, oder wählen Sie alles.",
    }),
    "missing-value-mapping": ({ value }) => ({
      message: `${name(value)} steht noch für keinen Wert.`,
      hint: "Wählen Sie einen.",
    }),
    "object-name": ({ name: expected }) => ({
      message: "Hier muss der Name stehen, unter dem das Objekt steht.",
      hint: `Setzen Sie ihn auf ${name(expected)}.`,
    }),
    "quota-unsupported": ({ provider }) => ({
      message: `${name(provider)} kann Änderungen nicht beobachteter Felder nicht weglassen.`,
      hint: "Schalten Sie das aus.",
    }),
    "quota-unwatched": () => ({
      message:
        "Änderungen anderer Felder lassen sich nur weglassen, wenn die beobachteten Felder genannt sind.",
      hint: "Nennen Sie die Felder, oder schalten Sie das aus.",
    }),
    "read-only-field": ({ field }) => ({
      message: `Das Feld ${name(field)} kann nur gelesen werden.`,
      hint: "Entfernen Sie die Einstellung.",
    }),
    refused: ({ reason, remedy }): IssueWords => ({
      message: reason
        ? `Der Dienst lehnt das ab: ${reason}`
        : "Der Dienst lehnt das ab und nennt keinen Grund.",
      hint: remedy,
    }),
    "rule-failed": ({ rule }) => ({
      message: `Eine Prüfung dieser Einstellungen ist fehlgeschlagen: ${rule}.`,
      hint: "Speichern können Sie trotzdem. Bleibt es dabei, wenden Sie sich an den Betreiber der Anwendung.",
    }),
    "rule-unfinished": ({ rule, seconds }, { number, plural }) => ({
      message: `Eine Prüfung dieser Einstellungen dauerte länger als ${number(seconds)} ${plural(seconds, secondForms)}: ${rule}.`,
      hint: "Speichern Sie gleich noch einmal.",
    }),
    "unknown-default": ({ names, kinds }) => ({
      message: `Der Standardwert hat keinen Wert bekannter Art, sondern ${names.map(name).join(", ")}.`,
      hint: `Möglich sind ${kinds.join(", ")}.`,
    }),
    "unknown-event": ({ event, suggestion }) => ({
      message: `Das Ereignis ${name(event)} ist hier nicht vorgesehen.`,
      hint: didYouMean(suggestion) ?? "Entfernen Sie es, oder nehmen Sie es ins Manifest auf.",
    }),
    "unknown-field": ({ field, suggestion }) => ({
      message: `Das Feld ${name(field)} gibt es bei Ihnen nicht.`,
      hint: didYouMean(suggestion) ?? "Wählen Sie ein anderes Feld.",
    }),
    "unknown-key": ({ name: key, suggestion }) => ({
      message: `${name(key)} ist keine bekannte Einstellung und bewirkt nichts.`,
      hint: didYouMean(suggestion),
    }),
    "unknown-mapping": ({ name: mapped }) => ({
      message: `${name(mapped)} kann nicht mehr zugeordnet werden.`,
      hint: "Entfernen Sie die Zuordnung.",
    }),
    "unknown-object": ({ name: object, suggestion }) => ({
      message: `Das Objekt ${name(object)} ist hier nicht vorgesehen.`,
      hint: didYouMean(suggestion) ?? "Entfernen Sie es, oder nehmen Sie es ins Manifest auf.",
    }),
    "unknown-option": ({ value, field, suggestion }) => ({
      message: `${name(value)} steht im Feld ${name(field)} nicht zur Auswahl.`,
      hint: didYouMean(suggestion),
    }),
    "wrong-provider": ({ provider, expected }) => ({
      message: `Diese Integration ist nicht für ${name(provider)}.`,
      hint: `Richtig ist ${name(expected)}.`,
    }),
    "wrong-type": ({ expected }) => ({ message: `Hier muss ${sayExpected(expected)} stehen.` }),
  },
  steps: {
    custom: ({ label }) => label,
    discard: () => "Änderungen verwerfen",
    "keep-mine": () => "Meine Werte behalten",
    several: ({ count }, { number, plural }) =>
      `${number(count)} ${plural(count, { one: "Änderung", other: "Änderungen" })}`,
    proxy: ({ enabled }) => `Proxy ${turned(enabled)}`,
    section: ({ section }) => `${section || "Konfiguration"} ändern`,
    reading: ({ object, enabled }) => `Lesen von ${object} ${turned(enabled)}`,
    writing: ({ object, enabled }) => `Schreiben in ${object} ${turned(enabled)}`,
    subscribing: ({ object, enabled }) => `Ereignisse von ${object} ${turned(enabled)}`,
    deletion: ({ object, enabled }) => `Löschen in ${object} ${turned(enabled)}`,
    settings: ({ object, field }) => `Einstellungen von ${field} in ${object} ändern`,
    selection: ({ object, field, selected }) =>
      `${field} von ${object} ${selected ? "auswählen" : "abwählen"}`,
    "all-fields": ({ object, selected }) =>
      selected ? `Alle Felder von ${object} auswählen` : `Felder von ${object} einzeln auswählen`,
    mapping: ({ object, name: mapped, removed }) =>
      removed ? `Zuordnung von ${mapped} in ${object} entfernen` : `${mapped} in ${object} zuordnen`,
    "value-mapping": ({ object, field }) => `Werte von ${field} in ${object} zuordnen`,
    events: ({ object, event, enabled }) =>
      `Ereignis „${eventNames[event]}“ von ${object} ${turned(enabled)}`,
    "watched-fields": ({ object }) => `Beobachtete Felder von ${object} ändern`,
    "other-section": ({ object, section, enabled }) => `${section} von ${object} ${turned(enabled)}`,
    object: ({ object, section, part }) =>
      part === undefined
        ? `${doing(section)} ${object} ändern`
        : `${own(parts, part) ?? part} von ${object} ändern`,
  },
  errors: {
    network: () =>
      "Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.",
    timeout: ({ seconds }, { number, plural }) =>
      `Der Dienst hat ${number(seconds)} ${plural(seconds, secondForms)} lang nicht geantwortet. Versuchen Sie es gleich noch einmal.`,
    unauthorized: () => "Sie sind abgemeldet oder dürfen das nicht. Melden Sie sich neu an.",
    forbidden: () => "Das dürfen Sie nicht. Wenden Sie sich an den Betreiber der Anwendung.",
    "not-found": () => "Das gibt es nicht mehr. Laden Sie die Seite neu.",
    conflict: ({ places }, { number, plural }) =>
      plural(places, {
        one: "Jemand anderes hat inzwischen eine dieser Einstellungen geändert. Entscheiden Sie, welcher Wert gilt, und speichern Sie noch einmal.",
        other: `Jemand anderes hat inzwischen ${number(places)} dieser Einstellungen geändert. Entscheiden Sie, welche Werte gelten, und speichern Sie noch einmal.`,
      }),
    invalid: ({ count }, { number, plural }) =>
      plural(count, {
        one: "Eine Einstellung stimmt noch nicht. Berichtigen Sie sie, und speichern Sie noch einmal.",
        other: `${number(count)} Einstellungen stimmen noch nicht. Berichtigen Sie sie, und speichern Sie noch einmal.`,
      }),
    refused: ({ reason }) =>
      reason ? `Der Dienst lehnt das ab: ${sentence(reason)}` : "Der Dienst lehnt das ab.",
    "too-many": () =>
      "Das waren zu viele Anfragen. Warten Sie einen Moment, und versuchen Sie es noch einmal.",
    server: ({ requestId }) =>
      `Der Dienst ist gestört. Versuchen Sie es gleich noch einmal.${requestId ? ` Bleibt es dabei, nennen Sie dem Support diese Nummer: ${requestId}.` : ""}`,
    unsupported: ({ count }, { number, plural }) =>
      plural(count, {
        one: "Eine Änderung lässt sich nicht speichern. Nehmen Sie sie zurück, und speichern Sie noch einmal.",
        other: `${number(count)} Änderungen lassen sich nicht speichern. Nehmen Sie sie zurück, und speichern Sie noch einmal.`,
      }),
    session: () => "Ihre Sitzung ist abgelaufen. Melden Sie sich neu an.",
    login: ({ code }) =>
      ({
        blocked:
          "Ihr Browser hat das Anmeldefenster blockiert. Erlauben Sie Pop-ups für diese Seite, und versuchen Sie es noch einmal.",
        closed: "Das Anmeldefenster wurde vor der Anmeldung geschlossen. Versuchen Sie es noch einmal.",
        denied:
          "Die Anmeldung wurde abgelehnt. Versuchen Sie es noch einmal, oder fragen Sie Ihren Administrator.",
        canceled: "Die Anmeldung wurde abgebrochen.",
      })[code],
    other: () =>
      "Etwas ist schiefgegangen. Versuchen Sie es noch einmal; bleibt es dabei, wenden Sie sich an den Betreiber der Anwendung.",
  },
};

const parts: Readonly<Record<string, string>> = {
  backfill: "Zeitraum des ersten Lesens",
  destination: "Ziel",
  dynamicMappingsInput: "Angebotene Zuordnungen",
  fieldFilters: "Bedingungen",
  otherEvents: "Weitere Ereignisse",
  providerOptions: "Sparsamkeit",
  schedule: "Zeitplan",
};

function doing(section: string): string {
  return { read: "Lesen von", write: "Schreiben in", subscribe: "Ereignisse von" }[section] ?? section;
}

function sayExpected(expected: Expected): string {
  if (typeof expected !== "string") return expected.map(name).join(" oder ");
  return {
    text: "ein Text",
    "whole-number": "eine ganze Zahl",
    "whole-number-from-0": "eine ganze Zahl ab 0",
    scalar: "ein Text, eine ganze Zahl oder ein Wahrheitswert",
    "filter-value": "ein Wert",
    value: "ein Wert",
    list: "eine Liste",
    object: "ein Objekt",
  }[expected];
}
