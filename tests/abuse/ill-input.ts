import type { Chosen } from '#tests/rights/chosen.ts'

const nasty: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202egnp.exe',
  '\ud800',
  'é'.normalize('NFD'),
  '𠮷野家',
  '－１',
  '../../etc/passwd',
  '%00',
  '%',
  '%ZZ',
  '\r\nset-cookie: a=b',
  "' or 1=1 --",
  '"; drop table case_file; --',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '=cmd|calc',
  '{{7*7}}',
  '-1',
  '0',
  '1e309',
  'NaN',
  '9007199254740993',
  '4294967296',
  '99999999999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13',
  '2026-13-01T25:61',
  'null',
  'undefined',
  '[]',
  '__proto__',
  'constructor',
  'toString',
  'a'.repeat(70_000),
  '（'.repeat(3_000),
  '((a+)+)+$',
  'c2VjcmV0',
  'roads',
  'p-deputy',
  'suggestion',
  'submit',
  'yes',
]

/** A word nobody means well by, or now and then one that is known. */
export function illWord(chosen: Chosen): string {
  return nasty[chosen(nasty.length)] ?? ''
}

/** Any value JSON can hold, now and then deep or long. */
export function illValue(chosen: Chosen, depth = 0): unknown {
  const kinds = [
    () => illWord(chosen),
    () => chosen(2) === 0,
    () => chosen(1_000_000) - 500_000,
    () => 1e308 * (chosen(3) - 1),
    () => null,
    () => Array.from({ length: chosen(4) }, () => illValue(chosen, depth + 1)),
    () =>
      Object.fromEntries(
        Array.from({ length: chosen(4) }, () => [illWord(chosen).slice(0, 40), illValue(chosen, depth + 1)]),
      ),
  ]
  return kinds[chosen(depth > 3 ? 5 : kinds.length)]?.()
}
