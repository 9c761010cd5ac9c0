import type { Page } from 'playwright-core'

/** Drags over words in the source of a reading, the place at which they stand for the so-many-th time, as a hand does. */
export async function markWords(page: Page, words: string, time: number): Promise<void> {
  const { from, to } = await page.evaluate<{ from: [number, number]; to: [number, number] }>(
    `(${placeOf})(${JSON.stringify(words)}, ${time})`,
  )
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
  await page.mouse.up()
}

const placeOf = `(words, time) => {
  const walker = document.createTreeWalker(document.querySelector('[data-source]'), NodeFilter.SHOW_TEXT)
  const nodes = []
  let text = ''
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode])
    text += walker.currentNode.data
  }
  let at = -1
  for (let met = 0; met < time; met += 1) at = text.indexOf(words, at + 1)
  const [begins, first] = nodes.findLast(([from]) => from <= at)
  const [ends, last] = nodes.findLast(([from]) => from < at + words.length)
  const range = document.createRange()
  range.setStart(first, at - begins)
  range.setEnd(last, at + words.length - ends)
  first.parentElement.scrollIntoView({ block: 'center' })
  const lines = [...range.getClientRects()]
  const middle = ({ top, height }) => top + height / 2
  return { from: [lines[0].left + 1, middle(lines[0])], to: [lines.at(-1).right - 1, middle(lines.at(-1))] }
}`
