import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import { languageZones } from './language-zones.ts'

const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const german =
  'Niederschrift über die 3. Sitzung des Gemeinderates\n\nTOP 1: Bau der Brücke\nFrau Kern schlägt vor, den Weg zu beleuchten. Herr Dahm entgegnet, dass die Kosten dafür in diesem Jahr nicht im Haushalt stünden. Die Verwaltung wird beauftragt, bis zum Herbst ein Angebot einzuholen und dem Rat darüber zu berichten.\n\n'
const english =
  'Minutes of the meeting of the Harbour Council held on 4 June 2019\n\nCllr Moor asked when the lights on the quay would be repaired. The Clerk replied that the parts had been ordered. It was resolved that the work be finished before the winter. Cllr Dale proposed that the cost be met from the reserve, and it was agreed that the matter be reviewed in the spring.\n\n'
const french =
  'Le conseil municipal s’est réuni sous la présidence du maire. Madame Roche demande quand les travaux de la place seront terminés. Le maire répond que les travaux sont en cours et que la place sera rouverte au printemps. Il propose que les commerçants soient informés par une lettre, et que la commission se réunisse avant la fin du mois pour en discuter avec eux.\n\n'

describe('languageZones', () => {
  it.each([
    [german, ['de']],
    [german + english, ['de', 'en']],
    [english + french + english, ['en', 'fr', 'en']],
    ['', [null]],
  ])('parts a text where its language changes (%#)', (text, named) => {
    const zones = languageZones(text)
    expect(zones.map((zone) => zone.named)).toEqual(named)
    expect(zones.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
  })

  it('leaves a few words in another language with what stands around them', () => {
    expect(languageZones(`${german}The meeting was then closed by the chair.\n\n${german}`)).toHaveLength(1)
  })
})

describe('a page in several languages', () => {
  it('is read by the rules of each, every quote in its place', () => {
    const text = german + english
    const { items, articles } = readText(text, facts)
    expect(items.map(({ quote, start, end }) => text.slice(start, end) === quote)).not.toContain(false)
    expect(items.map(({ quote }) => quote)).toEqual(
      expect.arrayContaining(['den Weg zu beleuchten', 'when the lights on the quay would be repaired']),
    )
    expect(articles).toHaveLength(2)
  })

  it('says which passage is in a language that is not read, and takes nothing from it', () => {
    const text = english + french
    const { items, doubts, source } = readText(text, facts)
    const from = text.indexOf('Le conseil')
    expect(source.language).toBe('en')
    expect(doubts.filter(({ code }) => code === 'language_unsupported')).toMatchObject([{ hint: 'fr', start: from }])
    expect(items.filter(({ start }) => start >= from)).toEqual([])
  })

  it.each([
    [french, 'fr'],
    [
      'Совет собрался в ратуше. Депутат спросил, когда будет отремонтирован мост, и глава города ответил, что работы начнутся в мае.',
      'ru',
    ],
    ['시의회는 항만 정비를 결정하였다. 의원은 공사가 언제 시작되는지 물었고 시장은 올봄에 시작한다고 답하였다.', 'ko'],
    ['Ostermann 17', 'und'],
  ])('is honest of a page that is not read at all: %#', (text, hint) => {
    const { items, people, sessions, doubts, source } = readText(text, facts)
    expect({ items, people, sessions, language: source.language }).toEqual({
      items: [],
      people: [],
      sessions: [],
      language: 'und',
    })
    expect(doubts.filter(({ code }) => code === 'language_unsupported')).toMatchObject([{ hint }])
  })
})
