import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'

const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const read = (text: string) => readText(text, facts)
const head = 'Niederschrift über die 3. Sitzung des Gemeinderates\nam 3. April 2019\n\n'
const itemsOf = (text: string) =>
  read(`${head}TOP 1: Bau der Brücke\n${text}`)
    .items.slice(1)
    .map(({ kind, speaker, quote }) => [kind, speaker, quote])

describe('German minutes', () => {
  it('name who was there, with office and party, whatever form the list has', () => {
    const { people, lists } = read(`${head}Anwesende Mitglieder (4):
Frau Dr. Karin Obermüller, CDU
Piet Hansen (SPD), stellvertretender Vorsitzender
Ratsherr Almut de Vries (Bündnis 90/Die Grünen)
Lang, Uwe (FDP)
Von der Verwaltung: Bauamtsleiter Karsten Lübbe, Frau Ute Brand

TOP 1 Haushalt
Herr Lübbe erklärt, dass die Kosten gestiegen seien.`)

    expect(people.map(({ name, role, party }) => [name, role, party])).toEqual([
      ['Karin Obermüller', null, 'CDU'],
      ['Piet Hansen', 'stellvertretender Vorsitzender', 'SPD'],
      ['Almut de Vries', 'Ratsherr', 'Bündnis 90/Die Grünen'],
      ['Lang, Uwe', null, 'FDP'],
      ['Karsten Lübbe', 'Bauamtsleiter', undefined],
      ['Ute Brand', null, undefined],
    ])
    expect(lists.map(({ statedCount, listedCount, agrees }) => [statedCount, listedCount, agrees])).toEqual([
      [4, 4, true],
      [null, 2, null],
    ])
  })

  it('count who is listed against the number stated', () => {
    const { doubts } = read(
      `${head}Anwesende Mitglieder (3):\nFrau Ute Brand (CDU)\nHerr Jan Kern (SPD)\n\nTOP 1 Haushalt\n`,
    )
    expect(doubts).toMatchObject([{ code: 'count_disagrees', hint: '2' }])
  })

  it.each([
    ['Frau Kern fragt nach dem Stand der Arbeiten.', ['topic', 'Kern', 'dem Stand der Arbeiten']],
    [
      'Auf Nachfrage von Frau Kern erläutert Herr Dahm, dass die Kosten steigen.',
      ['position', 'Dahm', 'dass die Kosten steigen'],
    ],
    ['Frau Kern schlägt vor, den Weg zu beleuchten.', ['suggestion', 'Kern', 'den Weg zu beleuchten']],
    ['Aus dem Publikum wird angeregt, den Weg zu beleuchten.', ['suggestion', null, 'den Weg zu beleuchten']],
    [
      'Herr Dahm lehnt die Erhöhung der Gebühren ab, da sie ungerecht sei.',
      ['position', 'Dahm', 'die Erhöhung der Gebühren'],
    ],
    ['Frau Kern kritisiert, dass der Weg fehle.', ['assessment', 'Kern', 'dass der Weg fehle']],
    [
      'Bürgermeister Dahm sagt zu, den Weg bis Ende Mai zu bauen.',
      ['follow_up', 'Dahm', 'den Weg bis Ende Mai zu bauen'],
    ],
    ['Der Gemeinderat beschließt einstimmig, den Weg zu bauen.', ['follow_up', null, 'den Weg zu bauen']],
  ])('%s', (sentence, expected) => {
    expect(itemsOf(sentence)).toEqual([expected])
  })

  it('take what is told in the mood of others for the last speaker, and nothing from how the meeting went', () => {
    expect(
      itemsOf(
        'Frau Kern erläutert die Vorlage. Die Kosten lägen bei 3 Mio. Euro. Die Vorlage wird zur Kenntnis genommen.',
      ),
    ).toEqual([['position', 'Kern', 'Die Kosten lägen bei 3 Mio. Euro']])
  })

  it('give a decision its votes, who is to act, and by when', () => {
    const { items } = read(
      `${head}TOP 1: Bau der Brücke\nBeschluss:\nDie Verwaltung wird beauftragt, bis zum 30.06.2019 ein Angebot einzuholen.\nAbstimmungsergebnis: 9 Ja-Stimmen, 2 Nein-Stimmen, 1 Enthaltung`,
    )
    expect(items[1]).toMatchObject({
      kind: 'follow_up',
      unit: { quote: 'Verwaltung' },
      due: { quote: 'bis zum 30.06.2019' },
      vote: { passed: true, unanimous: false, ayes: 9, noes: 2, abstentions: 1 },
    })
  })

  it('keep the agenda and its routine points out, and take each matter once', () => {
    const { items } = read(
      `${head}Tagesordnung:\n1. Eröffnung\n2. Neubau der Brücke\n\nTOP 1 Eröffnung\nDer Vorsitzende eröffnet die Sitzung.\nTOP 2 Neubau der Brücke\nFrau Kern fragt, wann der Bau beginne.`,
    )
    expect(items.map(({ quote }) => quote)).toEqual(['Neubau der Brücke', 'wann der Bau beginne'])
  })

  it('read verbatim records by who speaks', () => {
    const { items } = read(
      `Plenarprotokoll der 4. Sitzung\n\nIlse Brandt (SPD): Wann wird der Weg gebaut? Der Weg ist zu schmal.\n\nSenator Jan Kern: Wir werden im Mai damit beginnen. Die Mittel stehen bereit.\n`,
    )
    expect(items.map(({ kind, speaker }) => [kind, speaker])).toEqual([
      ['topic', 'Ilse Brandt'],
      ['assessment', 'Ilse Brandt'],
      ['follow_up', 'Jan Kern'],
      ['position', 'Jan Kern'],
    ])
  })
})
