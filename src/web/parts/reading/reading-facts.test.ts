import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import { readingFacts } from './reading-facts.ts'

const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const shown = (text: string, language: 'zh' | 'en') =>
  String(readingFacts(readText(text, facts), { start: 0, end: text.length }, language))

describe('what else was found on a page', () => {
  it('names the language that is not read, in the language of the reader', () => {
    const page = 'Le conseil municipal a décidé de rénover le port et les quais avant cet été.'
    expect(shown(page, 'en')).toContain('→ French')
    expect(shown(page, 'zh')).toContain('→ 法语')
  })

  it('guesses no language where too little is there to tell', () => {
    expect(shown('Ostermann 17', 'en')).toContain('Language not supported')
    expect(shown('Ostermann 17', 'en')).not.toContain('→')
  })
})
