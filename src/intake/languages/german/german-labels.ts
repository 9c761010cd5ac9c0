import { personName } from './german-people.ts'
import { honorifics, office } from './german-words.ts'

export const decides =
  /^(?:(?:Empfehlungs)?[Bb]eschluss(?:vorschlag|empfehlung|fassung)?|Der \p{L}+ fasst (?:\p{L}+ )?folgenden Beschluss|.{0,80}\b(?:beschließt|beschlossen|fasst)\b.{0,60}(?:folgend\p{L}+ Beschluss|Folgendes|folgendes|wie folgt))\s*:\s*/u
export const decided =
  /^(?:Sodann |Daraufhin |Anschließend )?(?:[Dd]er|[Dd]ie|[Dd]as) (?:\p{L}+ )?(?:\p{L}*(?:rat|ausschuss|vertretung|versammlung|kreistag|tag|beirat))(?: der \p{L}+ \p{L}+)? (?:beschließt|beschloss|empfiehlt|genehmigt|stimmt|bewilligt)(?: (?:einstimmig|mehrheitlich|mit Mehrheit))?,?\s+/u
export const commissions =
  /^(?:Die|Der|Das) .{2,60}?\b(?:wird|werden) .{0,40}?(?:beauftragt|gebeten|ersucht|aufgefordert|ermächtigt)\b/
export const answerLabel = /^(?:Antwort|Stellungnahme|Beantwortung|Sachstand)(?: (?:de[rs]) [^:]{2,50})?\s*:\s*/
export const askLabel = /(?:\b(?:Anfrage|Fragen?)\b[^:]{0,60}|\b(?:fragt|bittet um Auskunft)[^:]{0,60})\s*:\s*$/
export const answersAsFollows =
  /\b(?:beantwortet|antwortet|erwidert|Stellung)\b[^:]{0,60}(?:wie folgt|folgendermaßen)?\s*:\s*/
export const paper =
  /^(?:\(?(?:Vorlage|Drucksache|Drs|Beschlussvorlage|Aktenzeichen|Az)\b[^.]{0,60}$|Anlage|gez\.|.{0,40}\b(?:Schriftführer|Protokollführer)(?:in)?$)/

/** Of such a unit a day to come is a day set. */
export const namesUnit = /[Vv]erwaltung$|amt$|Bauhof$/

/** Herr Yilmaz schließt …, Sie wird …: who opens a sentence, and the verb. */
export const opensWithSubject = new RegExp(
  `^((?:(?:Der|Die|Das)\\s+)?(?:(?:(?:${office}|${honorifics})\\s+)+${personName}|${office}|\\p{L}*[Vv]erwaltung|\\p{L}*amt)|Er|Sie)\\s+(\\p{Ll}+)\\b`,
  'u',
)

/** Verbs in the mood of others' words. */
export const reported =
  /\b(?:sei|seien|habe|hätten?|werde|würden?|könne|könnten?|müsse|müssten?|solle|dürfe|wolle|möge|wäre[n]?|gebe|gäbe[n]?|brauche|bestehe|betrage|liege|lägen?|stehe|stünden?|koste|laufe|komme|kämen?|gehe|gingen?|biete|fehle|fehlten|erfolge|beliefen|belaufe|bräuchten?|brächten?|bekämen?|trage|lasse|ließen?|führe|zeige|sehe|sähen?|nehme|nähmen?|wisse|wüssten?|gelte|bleibe|blieben|finde|fänden?|handle|handele|entstehe|beginne|ende|arbeite|warte|plane|prüfe|fahre|fühle|halte|hielten|diene|lohne|verursache|entspreche|entsprächen)\b/
