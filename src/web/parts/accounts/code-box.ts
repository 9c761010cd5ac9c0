import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import type { FormError } from '#web/parts/error-summary.ts'
import { codeWords as words } from '#web/words/code-words.ts'
import { textBox } from './text-box.ts'

/** Takes a one-time code or, where the device is away, a recovery code. */
export function codeBox(errors: readonly FormError[], language: Language): Html {
  return textBox(
    {
      ...{ field: 'code', label: words.code[language], hint: words.codeHint[language], type: 'text' },
      ...{ autocomplete: 'one-time-code', isRequired: true, errors },
    },
    language,
  )
}
