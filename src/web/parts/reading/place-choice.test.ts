import { describe, expect, it } from 'vitest'
import { chosenPlace, placeBox, placeChoice } from './place-choice.ts'

const text = '甲局 & 乙\n局办。'.repeat(20)
const refusal = {
  code: 'words_at_several_places',
  part: 'unit',
  quote: '乙局',
  count: 20,
  places: [5, 15],
  nearest: 15,
} as const

describe('the choice of a place', () => {
  it('shows the words around each, in one line, with the nearest chosen, and how many there are beside those shown', async () => {
    const box = String(await placeBox(placeChoice(refusal, ''), text, 'zh'))
    expect(box).toContain('“乙局”在原文中有 20 处，请选定是哪一处，再保存。 下面是最近的 2 处：')
    expect(box).toMatch(/value="5"\s*\/>\s*<span>…甲局 &amp; <mark>乙局<\/mark>办。/)
    expect(box).toMatch(/value="15" checked/)
    const english = await placeBox(
      { ...placeChoice(refusal, ''), quote: 'Clerk', places: [4] },
      'the Clerk\nwill write',
      'en',
    )
    expect(String(english)).toContain('…the <mark>Clerk</mark> will write…')
    const all = placeChoice({ ...refusal, count: 2 }, '')
    expect(String(await placeBox(all, text, 'en'))).toContain(
      'at 2 places. Choose the one that is meant and save again.</legend>',
    )
  })

  it('is asked of the line the words stand in, among those that do it with the unit', () => {
    expect(placeChoice(refusal, '').name).toBe('unitAt')
    expect(placeChoice({ ...refusal, part: 'joint' }, '甲局\n\n甲局\n乙局').name).toBe('jointAt1')
  })

  it('is the one that was sent as long as the words stand there, over lines, and none where they do not', () => {
    const sent = (value: string, quote = '乙局') => {
      const form = new FormData()
      form.set('unitAt', value)
      return chosenPlace(form, 'unitAt', quote, text)
    }
    expect(sent('5')).toBe(5)
    expect(sent('5', '乙 局办')).toBe(5)
    for (const value of ['6', '', '-5', '5.0', '99999999', '9999999999']) expect(sent(value)).toBeUndefined()
    expect(sent('5', '丙局')).toBeUndefined()
  })
})
