import type { AnyRefusal } from '#http/any-refusal.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { SaidDuty, SaidWords } from '#operations/said-duty.ts'
import { chosenPlace, jointPlaceField, placeField } from '#web/parts/reading/place-choice.ts'
import { linesIn, type TypedDuty, typedDuty } from '#web/parts/reading/typed-duty.ts'

/**
 * What a posted form says of who and by when: nothing of what is as the form showed it, so that what was found stays what was
 * found; where what it showed was taken out, that nobody or no term is named.
 */
export function dutyFrom(form: FormData, shown: TypedDuty, text: string): Result<SaidDuty, AnyRefusal> {
  const typed = typedDuty(form)
  const said = (name: string, quote: string): SaidWords => {
    const start = chosenPlace(form, name, quote, text)
    return { quote, ...(start === undefined ? {} : { start }) }
  }
  const has = (prefix: string): boolean => [...form.keys()].some((name) => name.startsWith(prefix))
  const isWhoSaid =
    form.has('unit') && (differs(typed, shown, ['unit', 'joint', 'isNobody']) || has('unitAt') || has('jointAt'))
  const isWhenSaid = form.has('due') && (differs(typed, shown, ['due', 'day', 'isNoTerm']) || has('dueAt'))
  const { day } = typed
  if (isWhenSaid && !typed.isNoTerm) {
    if (day !== '' && !isPlainDate(day)) return refuse({ code: 'term_day_invalid' })
    if (day !== '' && typed.due === '') return refuse({ code: 'term_words_missing' })
  }
  const joint = linesIn(typed.joint).map((line, at) => said(jointPlaceField(at), line))
  const unit = typed.unit === '' ? null : said(placeField('unit'), typed.unit)
  const isNobody = typed.isNobody || (unit === null && joint.length === 0)
  const isNoTerm = typed.isNoTerm || typed.due === ''
  const due = { ...said(placeField('due'), typed.due), day: isPlainDate(day) ? day : null }
  return ok({
    ...(isWhoSaid ? { who: isNobody ? null : { unit, joint } } : {}),
    ...(isWhenSaid ? { when: isNoTerm ? null : due } : {}),
  })
}

function differs(typed: TypedDuty, shown: TypedDuty, names: readonly (keyof TypedDuty)[]): boolean {
  return names.some((name) => typed[name] !== shown[name])
}
