import { describe, expect, it } from 'vitest'
import { inOneLine } from './in-one-line.ts'

describe('words that a source breaks into lines', () => {
  it.each([
    ['build a\nfoot bridge by the\r\nold ferry', 'build a foot bridge by the old ferry'],
    ['reopen the slip-\nway', 'reopen the slip-way'],
    ['the works – \n  of 2024', 'the works – of 2024'],
    ['den Rad-\nweg am Fluss\nbauen', 'den Rad-weg am Fluss bauen'],
    ['增设\n渡口照明', '增设渡口照明'],
    ['增设　\r\n　　渡口', '增设渡口'],
    ['投入20\n25年经费', '投入2025年经费'],
    ['引进 open\nsource 平台', '引进 open source 平台'],
    ['  already one line ', 'already one line'],
  ])('%j read as %j', (broken, read) => {
    expect(inOneLine(broken)).toBe(read)
  })
})
