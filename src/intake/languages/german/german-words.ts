/** Word lists of German council records, as parts of regular expressions. */

export const months = 'Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember'

/** Before a name: what says nothing of an office. */
export const honorifics =
  '(?:Frau|Herrn?|Dr\\.|Prof\\.|Mag\\.|Ing\\.|Dipl\\.-\\p{Lu}\\p{Ll}+\\.?|Dipl\\.|DI|MMag\\.|LAbg\\.|Dr\\. h\\. ?c\\.)'

/** Last parts of the names of offices: Bau|amtsleiterin, Orts|vorsteher, Stadt|rätin. */
const officeEnds: readonly string[] = [
  'bürgermeister(?:in|s)?',
  'rat(?:e?s)?',
  'räte',
  'rätin(?:nen)?',
  'rats(?:herrn?|frau|mitglied)',
  'verordneten?r?',
  'abgeordneten?r?',
  'mitglied',
  'vorsitzenden?r?',
  'vorsteher(?:in)?',
  'beigeordneten?r?',
  'beauftragten?r?',
  'kämmer(?:er|in)',
  'leiter(?:in|s)?',
  'leitung',
  'dezernent(?:in|en)?',
  'referent(?:in|en)?',
  'führer(?:in)?',
  'führung',
  'sprecher(?:in)?',
  'senator(?:in|en)?',
  'minister(?:in|s)?',
  'präsident(?:in|en)?',
  'direktor(?:in|s)?',
  'planer(?:in)?',
  'architekt(?:in|en)?',
  'ingenieur(?:in|s)?',
  'sekretär(?:in)?',
  'verwalter(?:in)?',
  'vertreter(?:in)?',
  'anwalt',
  'anwältin',
  'obmann',
  'obfrau',
  'pfarrer(?:in)?',
  'rektor(?:in)?',
]
const capitalised = officeEnds.map((end) => end.charAt(0).toUpperCase() + end.slice(1))
/** An office as one word: Bürgermeisterin, Ratsherr, Bauhofleiter, and the short forms of protocols. */
export const office = `(?:\\p{Lu}[\\p{L}-]*?(?:${officeEnds.join('|')})|${capitalised.join('|')}|Ratsherrn?|Ratsfrau|Ratsmitglied|GR(?:in)?|GV|StR(?:in)?|StV|KTA|RM|BM|OB|BGM|Bgm\\.?|Vbgm\\.?|AL)(?![\\p{L}-])`

/** Who hold an office by election. */
export const elected =
  /(?:rat|rätin|räte|ratsherrn?|ratsfrau|ratsmitglied|verordneten?r?|abgeordneten?r?|^mitglied|ausschussmitglied|^GR(?:in)?$|^StR(?:in)?$|^StV$|^KTA$|^RM$)$/i
export const leading =
  /(?:bürgermeister|landr[aä]t|präsident|minister|senator|^(?:BM|OB|BGM|Bgm\.?|Vbgm\.?)$|vorsteher)/i
export const chairing = /vorsitz|(?:^|ober|samtgemeinde|bezirks|orts|stadt)bürgermeister|präsident|vorsteher/i

/** Parties and what stands in their place. */
export const party =
  /^(?:CDU|CSU|SPD|FDP|AfD|BSW|Volt|SSW|ÖDP|ödp|Piraten|Die (?:Linke|LINKE|PARTEI|Grünen)|DIE LINKE|Linke|(?:Bündnis ?90\s?\/\s?)?(?:Die )?(?:Grünen?|GRÜNEN?)|B(?:ündnis ?)?90\/Die Grünen|GRÜNE|Freie Wähler|FW|FWG|UWG|BfB|Wählergruppe.*|Bürgerliste.*|ÖVP|SPÖ|FPÖ|NEOS|KPÖ|SVP|SP|GLP|EVP|Die Mitte|parteilos|fraktionslos|unabhängig|[\p{L}\d/ -]+-Fraktion|Fraktion .+|Gruppe .+|[A-ZÄÖÜ]{2,5})$/u

/** What every agenda holds and no one is for or against. */
export const routine =
  /^(?:(?:Eröffnung|Begrüßung|Feststellung|Genehmigung|Mitteilung(?:en)?|Bekanntgaben?|Informationen|Anfragen|Anträge|Verschiedenes|Sonstiges|Allfälliges|Einwohnerfrage(?:stunde|n)|Bürgerfrage(?:stunde|n)|Fragestunde|Aktuelle Stunde|Protokoll\w*|Niederschrift|Tagesordnung|Berichte?|Schließung|Wünsche|Beschlussfähigkeit|Fragen)(?:$|,? (?:und|der|des|von|zur|aus|an|mit|nach|über die)\b(?!.{0,80}\b(?:zu|zum|auf|über|wegen)\b).{0,80}$))/i
/** Under them plain sentences tell what the administration makes known. */
export const tellsNews = /^(?:Mitteilung|Bekanntgabe|Informationen|Bericht der|Berichte der|Aktuelles)/i

/** A sentence that only tells how the meeting went. */
export const procedural =
  /^(?:(?:Der|Die|Das|Dieser|Diese|Den)\s+(?:so\s+)?(?:\p{L}+\s+)?(?:Antr[aä]ge?|Anfragen?|Angelegenheit|Vorlagen?|Punkt|Tagesordnung(?:spunkt)?|TOP|Protokoll|Niederschrift|Beschlussvorschlag|Beschlussvorlage|Beschluss|Sitzung|Bericht|Ausführungen|Aussprache|Beratung|Sache)\b|Es (?:folgt|erfolgt|schließt|gibt keine|liegen keine|bestehen keine|werden keine|wird festgestellt)|(?:Ohne|Nach|Zur|Im Anschluss|Weitere (?:Fragen|Wortmeldungen)|Keine Wortmeldung|Wortmeldungen|Einwände|Damit|Hiermit|Anwesend|Abwesend|siehe|Anlage|gez\.))/u

/** Ways of judging, as predicates. */
export const judging =
  /\b(?:(?:völlig |viel |deutlich |noch immer |nicht |sehr )?(?:unzureichend|ungenügend|unverhältnismäßig|inakzeptabel|unzumutbar|unbefriedigend|untragbar|ungerecht|unfair|übertrieben|überflüssig|falsch|fatal|skandalös|bedauerlich|enttäuschend|mangelhaft|erfreulich|gelungen|vorbildlich|hervorragend|ausgezeichnet|lobenswert|zu (?:gering|teuer|hoch|niedrig|spät|knapp|schmal|wenig|langsam|klein|groß|kurz|lang))|(?:gute|schlechte|richtige|falsche|hervorragende|wertvolle|unnötige)[rsnm]? (?:Arbeit|Weg|Schritt|Entscheidung|Idee|Lösung|Zeichen|Signal|Vorschlag))\b/i
/** What asks for something, as a predicate. */
export const obliging =
  /\b(?:soll(?:e|en|te|ten)?|müss(?:e|en|te)|muss|bedürfe|brauche es|(?:sei|ist|wäre) (?:dringend |unbedingt |zwingend )?(?:nötig|notwendig|erforderlich|geboten|überfällig|wünschenswert))\b/
/** What takes something on. */
export const undertaking =
  /\b(?:(?:Verwaltung|Stadt|Gemeinde|Kreis|Land|Senat|Magistrat|Bauhof|\p{L}*[Aa]mt|man|er|sie|ich|wir|Wir|Ich|Man|Er|Sie)\s+(?:\p{L}+\s+){0,2}?(?:werden?|wird|wolle|will|wollen)|(?:werden?|wird)\s+(?:die |das |der )?(?:Verwaltung|Stadt|Gemeinde|\p{L}*[Aa]mt|wir|man|er|sie)\b|(?:ist|sind|sei|seien)\b[^,.]*\b(?:vorgesehen|geplant|beauftragt|eingeplant für)|(?:erfolge|erfolgt|beginne|beginnt|starte|startet)\b)/u
