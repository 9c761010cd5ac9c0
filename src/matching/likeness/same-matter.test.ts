import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unpackLikeness } from './likeness-weights.ts'
import { pairLikeness } from './pair-likeness.ts'
import { placesIn, shareAPlace } from './places-in.ts'
import { likeliestMatters, type Matter, prepareMatter, sameMatter } from './same-matter.ts'

const weights = unpackLikeness(
  readFileSync(new URL('../../operations/word-index/likeness-weights.br', import.meta.url)),
)
const measures = pairLikeness(weights)
const weigh = (term: number): number => weights.rarity.ofTerm(term)

function likenessOf(one: Matter, other: Matter) {
  return sameMatter(prepareMatter(one, weigh), prepareMatter(other, weigh), measures.sameAsked)
}

const lamps: Matter = {
  title: '关于更换棠梨巷路灯的建议',
  text: '棠梨巷路灯昏暗，老人夜里跌倒。',
  demands: '请更换棠梨巷的路灯。',
}

describe('one matter', () => {
  it('is the same object at the same place, however it is put', () => {
    const other: Matter = {
      title: '棠梨巷的路灯太暗了',
      text: '我们住在棠梨巷，巷里路灯昏暗。',
      demands: '希望更换路灯。',
    }
    const found = likenessOf(lamps, other)
    expect(found.place).toBe('same')
    expect(found.score).toBeGreaterThan(0.42)
  })

  it('is another one at another place, and another one with another object', () => {
    const elsewhere: Matter = {
      title: '关于更换枫桦路路灯的建议',
      text: '枫桦路路灯昏暗，老人夜里跌倒。',
      demands: '请更换枫桦路的路灯。',
    }
    const benches: Matter = { title: '关于棠梨巷增设长椅的建议', text: '棠梨巷没有坐处。', demands: '请增设长椅。' }
    const whole = likenessOf(lamps, lamps)
    expect(likenessOf(lamps, elsewhere).place).toBe('other')
    expect(likenessOf(lamps, elsewhere).score).toBeLessThan(whole.score * 0.7)
    expect(likenessOf(lamps, benches).score).toBeLessThan(0.42)
  })

  it('is judged the same whichever is first, from 0 to 1', () => {
    const benches: Matter = { title: '棠梨巷长椅', text: '', demands: '' }
    expect(likenessOf(lamps, benches)).toEqual(likenessOf(benches, lamps))
    expect(likenessOf(lamps, lamps).score).toBe(1)
    expect(likenessOf({ title: '', text: '', demands: '' }, lamps).score).toBe(0)
  })
})

describe('the likeliest of many', () => {
  const parts = {
    place: ['棠梨巷', '枫桦路', '鹭洲小区', ''],
    thing: ['路灯', '长椅', '电梯', '座椅'],
    act: ['更换', '增设', '维修'],
  }
  const matters = parts.place.flatMap((place) =>
    parts.thing.flatMap((thing) =>
      parts.act.map(
        (act): Matter => ({
          title: act === '维修' && place === '' ? '' : `关于${act}${place}${thing}的建议`,
          text: `${place}的${thing}坏了，夜里看不清。`,
          demands: act === '增设' ? '' : `请${act}${thing}。`,
        }),
      ),
    ),
  )
  const prepared = matters.map((matter) => prepareMatter(matter, weigh))

  it('are those that weighing each of them finds, though not every title is weighed', () => {
    let weighed = 0
    const titles = (one: string, other: string): number => {
      weighed += 1
      return measures.sameAsked(one, other)
    }
    for (const asked of prepared) {
      for (const bounds of [
        { limit: 5, least: 0.27 },
        { limit: 100, least: 0.42 },
      ]) {
        const each = prepared
          .map((other, at) => ({ at, likeness: sameMatter(asked, other, measures.sameAsked) }))
          .filter(({ likeness }) => likeness.score >= bounds.least)
          .sort((one, other) => other.likeness.score - one.likeness.score || one.at - other.at)
        expect(likeliestMatters(asked, prepared, titles, bounds)).toEqual(each.slice(0, bounds.limit))
      }
    }
    expect(weighed).toBeLessThan(matters.length * matters.length)
  })
})

describe('places', () => {
  it('are told by what ends their names, and agree where one text says more of the name', () => {
    expect([...placesIn('西岸滨江步道和棠梨巷之间').keys()]).toEqual(['滨江步道', '棠梨巷'])
    expect([...placesIn('滨江步道').keys()]).toEqual(['滨江步道'])
    expect([...placesIn('lamps on Elm Road').keys()]).toEqual(['elm Road'])
  })

  it('are others where both texts show the whole name, and the names are not the same', () => {
    const at = (words: string) => placesIn(words)
    expect(shareAPlace(at('我住在鹭桂浦广场。'), at('据居民反映，竹桂浦广场18号附近'))).toBe(false)
    expect(shareAPlace(at('我住在鹭桂浦广场。'), at('关于维修鹭桂浦广场停车位的建议'))).toBe(true)
    expect(shareAPlace(at('滨江步道没有灯'), at('西岸滨江步道没有灯'))).toBe(true)
  })

  it('are the same where what is done there stands before the name', () => {
    expect(shareAPlace(placesIn('增设滨江步道长椅'), placesIn('维修滨江步道长椅'))).toBe(true)
    expect(shareAPlace(placesIn('增设滨江步道长椅'), placesIn('在滨江步道增设长椅'))).toBe(true)
  })

  it('are not words that name none', () => {
    expect([...placesIn('这个小区的每条路、本区和各个学校').keys()]).toEqual([])
  })
})

describe('what was learned of pairs', () => {
  it('tells a question put otherwise from another question in nearly the same words', () => {
    const same = measures.sameAsked('怎么办理初婚未育证明', '初婚未育证明如何办理')
    const other = measures.sameAsked('怎么办理初婚未育证明', '怎么办理无犯罪记录证明')
    expect(same).toBeGreaterThan(0.6)
    expect(other).toBeLessThan(0.45)
  })

  it('is the same whichever text is first', () => {
    for (const measure of [measures.sameAsked, measures.sameSaid]) {
      expect(measure('一个人在吹长笛', '一个男人在吹笛子')).toBeCloseTo(
        measure('一个男人在吹笛子', '一个人在吹长笛'),
        6,
      )
    }
  })

  it('does not unpack from other bytes', () => {
    expect(() => unpackLikeness(new Uint8Array([1, 2, 3]))).toThrow()
  })
})
