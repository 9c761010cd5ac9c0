import { Parser } from 'htmlparser2'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { decodeText, type TextEncoding } from './decode-text.ts'
import type { SourceRefusal } from './source-refusals.ts'
import { type DebatePart, type DebatePerson, transcriptText } from './transcript-text.ts'

/** No debate nests deeper; what does is made to exhaust whoever reads it. */
const deepest = 100

/**
 * Reads a debate in Akoma Ntoso (sections, questions, answers, speeches, with speakers by reference) to the text of a
 * verbatim record. Entities are only XML's own five and numbers: a declared one is left as it stands, and nothing is
 * fetched.
 */
export function readAkomaNtoso(bytes: Uint8Array): Result<{ text: string; encoding: TextEncoding }, SourceRefusal> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const debate = new DebateReader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => debate.open(localName(name), attributes),
      ontext: (text) => debate.add(text),
      onclosetag: (name) => debate.close(localName(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
  const { text } = decoded.value
  for (let at = 0; at < text.length && !debate.isBroken; at += chunkLength)
    parser.write(text.slice(at, at + chunkLength))
  // What is still open was cut off.
  if (debate.isBroken || debate.isOpen()) return refuse({ code: 'broken_record' })
  parser.end()
  const written = debate.text()
  if (written.trim() === '') return refuse({ code: 'no_text_found', mediaType: 'application/akn+xml' })
  return ok({ text: written, encoding: decoded.value.encoding })
}

const chunkLength = 65_536

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const turns: ReadonlySet<string> = new Set(['speech', 'question', 'answer', 'speechGroup'])
const notes: ReadonlySet<string> = new Set(['narrative', 'scene', 'summary', 'recordedTime', 'other'])
const titles: ReadonlySet<string> = new Set(['preface', 'coverPage'])
const headings: ReadonlySet<string> = new Set(['heading', 'subheading'])
const paragraphs: ReadonlySet<string> = new Set(['p', 'block', 'li', 'blockList', 'item', 'tr'])

type Turn = { readonly attributes: Record<string, string>; from: string; readonly paragraphs: string[]; words: string }

class DebateReader {
  isBroken = false
  private readonly path: string[] = []
  private readonly people = new Map<string, string>()
  private readonly parts: DebatePart[] = []
  private readonly turns: Turn[] = []
  private title = ''
  private day = ''
  private words = ''
  /** Of the section whose heading follows. */
  private number = ''

  open(name: string, attributes: Record<string, string>): void {
    this.path.push(name)
    if (this.path.length > deepest) this.isBroken = true
    if (/^TLC(?:Person|Role|Organization)$/.test(name)) this.refer(attributes)
    if (name === 'FRBRdate' && this.day === '') this.day = attributes.date ?? ''
    if (turns.has(name)) this.turns.push({ attributes, from: '', paragraphs: [], words: '' })
    if (name === 'heading') this.words = this.number
    if (name === 'heading' || name === 'num') this.number = ''
    if (name === 'subheading' || notes.has(name) || name === 'from') this.words = ''
  }

  add(text: string): void {
    const turn = this.turns.at(-1)
    if (this.path.includes('meta')) return
    if (this.path.some((name) => titles.has(name))) this.title += text
    else if (turn !== undefined && !this.isApart()) turn.words += this.path.includes('remark') ? remark(text) : text
    else if (this.path.at(-1) === 'num') this.number += `${text} `
    else this.words += text
  }

  close(name: string): void {
    if (this.path.at(-1) !== name) this.isBroken = true
    this.path.pop()
    const turn = this.turns.at(-1)
    if (titles.has(name)) return
    if (headings.has(name)) this.put('heading')
    else if (notes.has(name)) this.put('note')
    else if (name === 'from' && turn !== undefined) turn.from = shown(this.words)
    else if (turns.has(name)) this.endTurn()
    else if (turn !== undefined && paragraphs.has(name)) endParagraph(turn)
    if (name === 'p' && this.path.some((one) => titles.has(one))) this.title += ' '
  }

  isOpen(): boolean {
    return this.path.length > 0
  }

  text(): string {
    return transcriptText({ title: shown(this.title), particulars: [this.day], parts: this.parts })
  }

  /** Within a heading, a note or the name of the speaker. */
  private isApart(): boolean {
    const last = this.path.findLast(
      (name) => turns.has(name) || headings.has(name) || notes.has(name) || name === 'from',
    )
    return last !== undefined && !turns.has(last)
  }

  private refer({ eId, id, showAs }: Record<string, string>): void {
    const key = eId ?? id
    if (key !== undefined && showAs !== undefined) this.people.set(`#${key}`, showAs)
  }

  private put(kind: 'heading' | 'note'): void {
    const words = shown(this.words)
    this.words = ''
    if (words !== '') this.parts.push({ kind, words })
  }

  private endTurn(): void {
    const turn = this.turns.pop()
    if (turn === undefined) return
    endParagraph(turn)
    if (turn.paragraphs.length === 0) return
    this.parts.push({ kind: 'turn', speaker: this.speakerOf(turn), paragraphs: turn.paragraphs })
  }

  /** By reference where the references name them, else as printed. */
  private speakerOf({ attributes, from }: Turn): DebatePerson {
    const named = this.people.get(attributes.by ?? '')
    const role = this.people.get(attributes.as ?? '') ?? null
    return { name: named ?? (from === '' ? '?' : from.replace(/:$/, '')), role, party: null }
  }
}

function endParagraph(turn: Turn): void {
  const words = shown(turn.words)
  turn.words = ''
  if (words !== '') turn.paragraphs.push(words)
}

/** In square brackets, as reporters print what nobody said. */
function remark(text: string): string {
  const words = shown(text)
  return words === '' || /^\[.*\]$/.test(words) ? words : `[${words}]`
}

function shown(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
