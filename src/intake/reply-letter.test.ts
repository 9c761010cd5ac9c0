import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const facts = { name: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const letter = [
  '临汐市水务局关于市人大代表第8号建议的答复',
  '苗禾川代表：',
  '您提出的关于疏浚老河道的建议收悉，现答复如下：',
  '您建议中提出的疏浚西边河道、增设护栏，我局认为很有必要。我局将于六月底前完成疏浚。关于推行电子巡河的建议，因网络覆盖不足，全面铺开的条件还不成熟，拟先在两处试点。',
  '感谢您对水务工作的关心。',
].join('\n\n')

describe('an official reply to a proposal', () => {
  const { items } = readText(letter, facts)
  const saidBy = (isRaised: boolean) =>
    new Set(
      items
        .filter(({ kind }) => (kind === 'topic' || kind === 'suggestion') === isRaised)
        .map(({ speaker }) => speaker),
    )

  it('has what is raised from whoever is answered, and all else from the unit that answers', () => {
    expect([...saidBy(true)]).toEqual(['苗禾川'])
    expect([...saidBy(false)]).toEqual(['我局'])
  })
})
