import { describe, expect, it } from 'vitest'
import { GramNumbers } from './gram-numbers.ts'

const unit = (character: string): number => character.charCodeAt(0)

describe('grams of a title', () => {
  it('are numbered in the order they come, each once', () => {
    const numbers = new GramNumbers(3)
    numbers.add(0, unit('停'), unit('车'))
    numbers.add(unit('停'), unit('车'), unit('位'))
    numbers.add(0, unit('停'), unit('车'))
    expect(numbers.count).toBe(2)
    expect(numbers.find(0, unit('停'), unit('车'))).toBe(0)
    expect(numbers.find(unit('停'), unit('车'), unit('位'))).toBe(1)
  })

  it('have no number where they were not added, be they of the same characters in another order or length', () => {
    const numbers = new GramNumbers(3)
    numbers.add(unit('停'), unit('车'), unit('位'))
    expect(numbers.find(0, unit('车'), unit('位'))).toBe(-1)
    expect(numbers.find(unit('位'), unit('车'), unit('停'))).toBe(-1)
    expect(numbers.find(unit('停'), unit('车'), unit('库'))).toBe(-1)
  })

  it('keep their numbers however many share a place, up to the most that may come', () => {
    const numbers = new GramNumbers(4096)
    const grams = Array.from({ length: 4096 }, (_, at) => [at % 64, 0x4e00, 0xffff - (at >> 6)] as const)
    for (const gram of grams) numbers.add(...gram)
    const different = new Set(grams.map((gram) => gram.join()))
    expect(numbers.count).toBe(different.size)
    expect(new Set(grams.map((gram) => numbers.find(...gram))).size).toBe(different.size)
    expect(grams.every((gram) => numbers.find(...gram) >= 0)).toBe(true)
  })

  it('may be none', () => {
    expect(new GramNumbers(0).find(0, 1, 2)).toBe(-1)
  })
})
