import { describe, expect, it } from 'vitest'
import type { FieldDefinition } from '#engine/procedure.ts'
import type { Person, Roster } from '#store/roster.ts'
import { shanghai } from '#tests/support/installed-profiles.ts'
import { errorSummary, formErrors, titleWith } from './error-summary.ts'
import { type FieldContext, fieldInput, fieldInputs } from './field.ts'

const person = (id: string, name: string, delegation: string | null, kind: Person['kind'] = 'deputy'): Person => ({
  id,
  name,
  kind,
  office: null,
  delegation,
  unit_id: null,
})

const roster: Roster = {
  units: new Map([
    [
      'roads',
      { id: 'roads', name_zh: '县道路局', name_en: 'Roads Bureau', short_zh: '道路局', kind: 'government', duties: '' },
    ],
  ]),
  people: new Map(
    [
      person('p-1', '苗禾川', '第一代表团'),
      person('p-2', '岑又青', '第一代表团'),
      person('p-3', '苗禾川', '第二代表团'),
      person('p-4', '乔知简', null, 'clerk'),
    ].map((one) => [one.id, one]),
  ),
  leaders: new Map(),
  sessions: new Map(),
}

function context(definitions: FieldContext['definitions'], changes: Partial<FieldContext> = {}): FieldContext {
  return { language: 'zh', profile: shanghai.profile, roster, definitions, typed: {}, errors: [], ...changes }
}

const reviewReply = shanghai.procedure.actions.review_reply?.fields ?? {}

function drawn(field: string, definition: FieldDefinition, changes: Partial<FieldContext> = {}): string {
  return String(fieldInput(field, definition, context({ [field]: definition }, changes)))
}

describe('a declared field as a form shows it', () => {
  it('has a label, and says when it may be left out', () => {
    const line = { label: { zh: '签发人', en: 'Signed by' }, type: 'line', maxLength: 60 } as const

    expect(drawn('signer', { ...line, required: true })).toContain('<label for="field-signer">签发人</label>')
    expect(drawn('signer', line)).toContain('（可不填）')
  })

  it('says because of which other answer it is needed, in the words of that answer', () => {
    expect(String(fieldInputs(context(reviewReply)))).toContain('在下列情形必填：办理结果为“正在解决”“计划解决”。')
    expect(String(fieldInputs(context(reviewReply, { language: 'en' })))).toContain(
      'Needed when: Outcome – Being solved, Planned.',
    )
  })

  it('shows the codes of a short list side by side with their definitions and sources', () => {
    const outcome = reviewReply.outcome
    if (outcome === undefined) throw new Error('the reply has an outcome')
    const html = drawn('outcome', outcome, { typed: { outcome: ['planned'] } })

    expect(html.match(/type="radio"/g)).toHaveLength(4)
    expect(html).toContain('列入工作计划、逐步解决，有计划期限')
    expect(html).toMatch(/value="planned"\s+checked/)
  })

  it('keeps what was typed, faulty or not, and escapes it', () => {
    const months = { label: { zh: '延长月数', en: 'Months more' }, type: 'whole_number', min: 1, max: 3 } as const
    const html = drawn('months', months, { typed: { months: ['"><script>三'] } })

    expect(html).toContain('value="&quot;&gt;&lt;script&gt;三"')
  })

  it('keeps a first empty line of a text', () => {
    const text = { label: { zh: '答复稿', en: 'Draft' }, type: 'text', maxLength: 50_000 } as const

    expect(drawn('text', text, { typed: { text: ['\n收悉。'] } })).toContain('>\n\n收悉。</textarea>')
  })

  it('never asks for a number that a series gives out', () => {
    const number = { label: { zh: '文号', en: 'Document number' }, type: 'issued_number', series: 'reply' } as const

    expect(drawn('documentNumber', number)).not.toContain('<input')
  })

  it('offers people by delegation, tells two of one name apart, and leaves clerks out', () => {
    const lead = { label: { zh: '领衔代表', en: 'Lead proposer' }, type: 'person' } as const
    const html = drawn('leadProposer', lead, { typed: { leadProposer: ['p-2'] } })

    expect(html).toContain('<optgroup label="第一代表团">')
    expect(html).toContain('苗禾川（第一代表团）')
    expect(html).toContain('苗禾川（第二代表团）')
    expect(html).toMatch(/value="p-2"\s+selected/)
    expect(html).not.toContain('乔知简')
  })

  it('opens the delegation in which somebody is ticked', () => {
    const cosigners = { label: { zh: '联名代表', en: 'Cosigners' }, type: 'people', max: 200 } as const
    const html = drawn('cosigners', cosigners, { typed: { cosigners: ['p-3'] } })

    expect(html).toMatch(/<details class="tick-group"\s*>\s*<summary>第一代表团/)
    expect(html).toMatch(/<details class="tick-group" open>\s*<summary>第二代表团/)
  })
})

describe('what is wrong with a form', () => {
  const words = { procedure: shanghai.procedure, unitName: (id: string) => id }
  const errors = formErrors(
    [
      { code: 'field_missing', field: 'signer' },
      { code: 'rule_broken', rule: 'lead_not_joint', detail: '' },
    ],
    'zh',
    words,
  )

  it('stands at the top, linked to its field, and at the field in the same words', () => {
    const summary = String(errorSummary(errors, 'zh'))
    const signer = shanghai.procedure.actions.issue_reply?.fields.signer
    if (signer === undefined) throw new Error('the reply has a signer')
    const field = drawn('signer', signer, { errors })

    expect(summary).toContain('role="alert"')
    expect(summary).toContain('<a href="#field-signer">请填写“签发人”。</a>')
    expect(field).toContain('id="field-signer-error"')
    expect(field).toContain('请填写“签发人”。')
    expect(field).toContain('aria-describedby="field-signer-hint field-signer-error"')
    expect(field).toContain('aria-invalid="true"')
  })

  it('is told without a link when it is about the whole', () => {
    expect(String(errorSummary(errors, 'zh'))).toContain('<li>同一单位不能既主办又会办。</li>')
  })

  it('is said first in the title', () => {
    expect(titleWith(errors, 'Issue the reply', 'en')).toBe('Error: Issue the reply')
    expect(titleWith([], 'Issue the reply', 'en')).toBe('Issue the reply')
  })
})
