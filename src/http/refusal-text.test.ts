import { expect, it } from 'vitest'
import { refusalText } from './refusal-text.ts'

it('says how many authors a merger waits for, and names none by an id', () => {
  const instances = ['deputy-01', 'deputy-03']
  for (const language of ['zh', 'en'] as const) {
    const text = refusalText({ code: 'waiting_for', what: 'merge_consents', instances }, language, {
      procedure: null,
      unitName: (id) => id,
    })
    expect(text).toContain('2')
    expect(text).not.toContain('deputy-')
  }
})
