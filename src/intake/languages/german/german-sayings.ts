import type { ItemKind } from '#intake/reading.ts'

/** A verb of saying as records use it, with what must stand behind it and what that makes of the object. */
export type Saying = {
  readonly finite: RegExp
  /** Tried on the words behind the verb; absent where the verb alone says it. */
  readonly needs?: RegExp
  readonly kind: ItemKind
  /** Whether an object without a clause says something (fordert eine Sperrung), and not only what was on (erläutert die Vorlage). */
  readonly bareObject: boolean
  /** Words of the object that only say what sort it is. */
  readonly frame?: RegExp
}

const verb = (forms: string) => new RegExp(`^(?:${forms})$`)

/** The first that fits counts. */
export const sayings: readonly Saying[] = [
  {
    finite: verb('stellt|stellte|stellen'),
    needs: /^(?:\s+\p{L}+){0,2}?\s+(?:den |folgenden |einen )?Antrag\b/u,
    kind: 'suggestion',
    bareObject: false,
  },
  {
    finite: verb('stellt|stellte|stellen'),
    needs: /^(?:\s+\p{L}+){0,2}?\s+(?:die |eine |folgende )?(?:Fragen?|Anfrage)\b/u,
    kind: 'topic',
    bareObject: false,
  },
  {
    finite: verb('stellt|stellte|stellen'),
    needs: /\b(?:fest|klar|dar|heraus|in Aussicht)\b/,
    kind: 'position',
    bareObject: false,
  },
  {
    finite: verb('fragt|fragte|fragen|fragten|hinterfragt'),
    kind: 'topic',
    bareObject: true,
    frame: /^(?:an|nach|zu)\s+/,
  },
  {
    finite: verb('erkundigt|erkundigte|erkundigen'),
    needs: /^.{0,30}\bsich\b/,
    kind: 'topic',
    bareObject: true,
    frame: /^(?:nach|über)\s+/,
  },
  { finite: verb('möchte|möchten|will|wollte|wollen'), needs: /\bwissen\b/, kind: 'topic', bareObject: false },
  { finite: verb('angefragt|gefragt|nachgefragt|erkundigt'), kind: 'topic', bareObject: false },
  {
    finite: verb('bittet|bat|bitten|baten|ersucht'),
    needs: /\bum (?:Auskunft|Mitteilung|Information|Erläuterung|Antwort|Aufklärung)\b/,
    kind: 'topic',
    bareObject: true,
    frame: /^um (?:\p{L}+ )?\p{L}+ (?:zu|zum|zur|über)\s+/u,
  },
  { finite: verb('schlägt|schlug|schlagen'), needs: /\bvor\b/, kind: 'suggestion', bareObject: true },
  { finite: verb('regt|regte|regen'), needs: /\ban\b/, kind: 'suggestion', bareObject: true },
  {
    finite: verb('spricht|sprach|sprechen'),
    needs: /\bsich\b.*\b(?:für|dafür)\b/,
    kind: 'suggestion',
    bareObject: true,
    frame: /^für\s+/,
  },
  {
    finite: verb('spricht|sprach|sprechen'),
    needs: /\bsich\b.*\b(?:gegen|dagegen)\b/,
    kind: 'position',
    bareObject: true,
  },
  {
    finite: verb('setzt|setzte'),
    needs: /\bsich\b.*\b(?:für|dafür)\b/,
    kind: 'suggestion',
    bareObject: true,
    frame: /^für\s+/,
  },
  {
    finite: verb('tritt|trat'),
    needs: /\b(?:für|dafür)\b.*\bein\b/,
    kind: 'suggestion',
    bareObject: true,
    frame: /^für\s+/,
  },
  { finite: verb('wirbt|warb|plädiert|plädierte'), kind: 'suggestion', bareObject: true, frame: /^(?:für|um)\s+/ },
  { finite: verb('mahnt|mahnte'), kind: 'suggestion', bareObject: true },
  {
    finite: verb(
      'fordert|forderte|fordern|forderten|verlangt|verlangte|verlangen|beantragt|beantragte|beantragen|wünscht|wünschte|empfiehlt|empfahl|drängt|appelliert|ersucht|ersuchen|bittet|bat|bitten|baten|hofft|möchte|rät',
    ),
    kind: 'suggestion',
    bareObject: true,
    frame: /^(?:um|auf|sich)\s+/,
  },
  { finite: verb('sagt|sagte|sagen|sichert|sicherte'), needs: /\bzu\b/, kind: 'follow_up', bareObject: true },
  { finite: verb('verspricht|versprach|versprechen'), kind: 'follow_up', bareObject: true },
  { finite: verb('kündigt|kündigte|kündigen'), needs: /\ban\b/, kind: 'follow_up', bareObject: true },
  { finite: verb('nimmt|nahm'), needs: /\bsich vor\b/, kind: 'follow_up', bareObject: false },
  {
    finite: verb(
      'lobt|lobte|begrüßt|begrüßte|begrüßen|würdigt|kritisiert|kritisierte|kritisieren|bemängelt|bemängelte|bedauert|bedauerte|beanstandet|moniert|rügt|beklagt|beklagte|missbilligt',
    ),
    kind: 'assessment',
    bareObject: true,
  },
  { finite: verb('beschwert|beschwerte'), kind: 'assessment', bareObject: true },
  {
    finite: verb('zeigt|zeigte'),
    needs: /\bsich\b.{0,20}\b(?:erfreut|enttäuscht|verärgert|verwundert|zufrieden|irritiert|besorgt)\b/,
    kind: 'assessment',
    bareObject: true,
  },
  { finite: verb('wirft|warf|werfen'), needs: /\bvor\b/, kind: 'assessment', bareObject: false },
  { finite: verb('hält|hielt|halten'), needs: /\bfür\b/, kind: 'assessment', bareObject: true },
  { finite: verb('findet|fand|bezeichnet|bezeichnete|nennt|nannte'), kind: 'assessment', bareObject: true },
  { finite: verb('lehnt|lehnte|lehnen'), needs: /\bab\b/, kind: 'position', bareObject: true },
  {
    finite: verb('äußert|äußerte|äußern'),
    needs: /\b(?:Kritik|Unverständnis|Unmut|Lob)\b/,
    kind: 'assessment',
    bareObject: true,
    frame: /^(?:\p{L}+ )?(?:Kritik|Unverständnis|Unmut|Lob)\s+/u,
  },
  {
    finite: verb('äußert|äußerte|äußern|hat|hatte|haben'),
    needs: /\b(?:Bedenken|Zweifel|Sorge)\b/,
    kind: 'position',
    bareObject: true,
    frame: /^(?:\p{L}+ )?(?:Bedenken|Zweifel|Sorgen?),?\s+/u,
  },
  { finite: verb('teilt|teilte|teilen'), needs: /\bmit\b/, kind: 'position', bareObject: false },
  { finite: verb('führt|führte|führen'), needs: /\b(?:aus|an)\b/, kind: 'position', bareObject: false },
  {
    finite: verb('weist|wies|weisen'),
    needs: /\b(?:hin|darauf|zurück)\b/,
    kind: 'position',
    bareObject: true,
    frame: /^(?:auf)\s+/,
  },
  {
    finite: verb('gibt|gab|geben'),
    needs: /\b(?:zu bedenken|bekannt|an|zu|Auskunft)\b/,
    kind: 'position',
    bareObject: false,
  },
  { finite: verb('merkt|merkte'), needs: /\ban\b/, kind: 'position', bareObject: false },
  { finite: verb('fasst|fasste'), needs: /\bzusammen\b/, kind: 'position', bareObject: false },
  { finite: verb('hebt|hob'), needs: /\bhervor\b/, kind: 'position', bareObject: false },
  {
    finite: verb('vertritt|vertrat'),
    needs: /\b(?:Auffassung|Meinung|Ansicht|Standpunkt)\b/,
    kind: 'position',
    bareObject: false,
  },
  {
    finite: verb('ist|war|sind'),
    needs: /^\s+(?:der|anderer) (?:Auffassung|Meinung|Ansicht)\b/,
    kind: 'position',
    bareObject: false,
  },
  {
    finite: verb(
      'erklärt|erklärte|erklären|erläutert|erläuterte|berichtet|berichtete|berichten|informiert|informierte|antwortet|antwortete|entgegnet|entgegnete|erwidert|erwiderte|betont|betonte|betonen|meint|meinte|meinen|bemerkt|bemerkte|ergänzt|ergänzte|bestätigt|bestätigte|sagt|sagte|sagen|unterstreicht|verdeutlicht|schildert|schilderte|legt|bezweifelt|befürchtet|befürchten|sieht|glaubt|denkt|stellt|verweist|warnt|erinnert|argumentiert|beantwortet|bekräftigt|versichert|räumt|macht|äußert|gibt',
    ),
    kind: 'position',
    bareObject: false,
  },
]

/** Between the verb and what is said: parts of the verb, words that only link. */
export const light =
  /^(?:sich|darauf|darum|daran|dafür|dazu|darüber|davon|davor|dagegen|hierzu|hierauf|auch|jedoch|aber|zudem|außerdem|ferner|weiter|weiterhin|noch|nochmals|erneut|daraufhin|abschließend|ausdrücklich|an|aus|vor|zu|mit|hin|fest|klar|dar|zusammen|hervor|ein|ab|bekannt|bedenken|wissen|schriftlich|ergänzend)(?=\s|$|[,:.])[,]?\s*/
/** What closes an object behind the verb: lehnt … ab. */
export const tail = /\s+(?:ab|an|vor|zu|aus|ein|hin|mit|fest|dar|zusammen|hervor)$/

/** With which a clause in the place of an object begins. */
export const clauseOpening =
  /^(?:dass|ob|wann|warum|wieso|weshalb|weswegen|wie|wo|woher|wohin|wer|wen|wem|wessen|was|welche[rsnm]?|inwieweit|inwiefern|in welche[rmn]|bis wann|seit wann|für wen|wodurch|womit|worin)\b/
