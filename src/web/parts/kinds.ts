import type { Procedure } from '#engine/procedure.ts'
import { worded } from '#engine/terms.ts'
import type { Label, Language } from '#kernel/label.ts'
import { findProcedure, installedProcedures } from '#procedures/installed.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { frameWords } from '#web/words/frame-words.ts'
import type { Choice } from './choice-box.ts'

/** What a kind of case is called. */
export function kindName(procedure: string, language: Language): string {
  return findProcedure(procedure)?.title[language] ?? procedure
}

/** Words that speak of every kind of case, in the terms of one. */
export function wordedFor(label: Label, procedure: string): Label {
  const found = findProcedure(procedure)
  return found === undefined ? label : worded(label, found.terms)
}

/** What opening one by hand is called. */
export function newOfKind({ terms }: Pick<Procedure, 'terms'>): Label {
  const { zh, en } = worded(frameWords.newOfKind, terms)
  // 提 before a word that begins with it would stutter.
  return { zh: zh.replace(/^提提/, '提交提'), en }
}

/** The kinds of case that some of these laws are on, to choose from; none where there is only one. */
export function kindChoices(profiles: Profiles, language: Language): readonly Choice[] {
  const kinds = installedProcedures.filter(({ id }) => profiles.some((profile) => profile.procedure === id))
  return kinds.length < 2 ? [] : kinds.map(({ id, title }) => ({ value: id, text: title[language] }))
}
