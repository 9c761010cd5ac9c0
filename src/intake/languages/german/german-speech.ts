import type { ItemKind } from '#intake/reading.ts'
import { judging, obliging } from './german-words.ts'

const courtesy =
  /^(?:(?:Sehr geehrte|Liebe|Verehrte|Meine (?:sehr (?:geehrten|verehrten) )?Damen|Herr Präsident|Frau Präsidentin|Herr Vorsitzender|Frau Vorsitzende|Vielen Dank|Herzlichen Dank|Ich (?:danke|bedanke|begrüße Sie|rufe|erteile|eröffne|schließe)|Danke|Guten|Das Wort hat|Wir kommen (?:nun )?zu|Zur Geschäftsordnung))\b/
const proposing =
  /^(?:(?:Ich|Wir|Meine Fraktion|Deshalb|Daher|Darum)\s+(?:\p{L}+\s+){0,3}?)?(?:forder[ent]+|bitte[nt]?|bittet|beantrag[ent]+|schlage[n]?|schlägt|rege[n]?|regt|appellier[ent]+|wünsch[ent]+|empfehle[n]?|empfiehlt|plädier[ent]+|verlang[ent]+)\s+/u
const requesting = /^(?:Können|Könnten|Würden|Werden|Sind|Wollen) (?:Sie|Sie bitte|wir)\b/
const telling = /\b(?:sagen|mitteilen|erklären|erläutern|bestätigen|Auskunft|nennen|beziffern|ausführen)\b/
const undertaking =
  /\b(?:[Ww]ir|[Ii]ch|Senat|Verwaltung|Stadt|Magistrat|\p{L}*[Aa]mt|Behörde|Regierung|Ministerium)\s+(?:\p{L}+\s+){0,2}?(?:werden?|wird)\b|\b(?:[Ww]erden|[Ww]ird|[Ww]erde) (?:wir|ich|der Senat|die Verwaltung|die Stadt|das \p{L}*[Aa]mt)\b/u

/** What a sentence of somebody's own words is; null for a courtesy. */
export function speechKind(words: string, asks: boolean): ItemKind | null {
  if (courtesy.test(words) || words.split(/\s+/).length < 3) return null
  if (proposing.test(words)) return 'suggestion'
  if (asks) return requesting.test(words) && !telling.test(words) ? 'suggestion' : 'topic'
  if (undertaking.test(words)) return 'follow_up'
  if (obliging.test(words)) return 'suggestion'
  return judging.test(words) ? 'assessment' : 'position'
}
