import { cosigning } from '#procedures/handling/actions/cosigning.ts'
import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'
import {
  draftedBy,
  draftRules,
  draftsCreate,
  enoughSigners,
  putForwardBy,
  putForwardCreates,
  whileDrafted,
} from '#procedures/joint-signing/signing.ts'

const { subject, period, session, publishText } = circumstanceFields

/** The question, and whom it is put to. */
const questionText = {
  title: {
    ...textFields.title,
    hint: { zh: '一事一问，例如“关于……情况的询问”。', en: 'One matter only.' },
  },
  background: { label: { zh: '背景', en: 'Background' }, type: 'text', maxLength: 20_000 },
  demands: { label: { zh: '问题和内容', en: 'What is asked' }, type: 'text', maxLength: 20_000, required: true },
} as const

const circumstances = {
  suggestedUnit: { label: { zh: '向哪个机关提出', en: 'Put to' }, type: 'unit', required: true },
  subject,
  period,
  session,
  sessionClosesOn: circumstanceFields.sessionClosesOn,
  publishText,
} as const

const form = {
  label: { zh: '询问还是质询案', en: 'Enquiry in deliberation, or formal enquiry' },
  type: 'code',
  list: 'form',
  required: true,
} as const

/** Asked in deliberation by one deputy, or put formally by as many as the law asks for. */
export const asking = {
  begin_draft: {
    ...cosigning.begin_draft,
    label: { zh: '起草质询案并邀请联名', en: 'Draft a formal enquiry and ask others to sign' },
    by: ['author'],
    rules: [...draftRules, 'formal'],
    creates: draftsCreate,
    fields: { form, ...questionText, ...draftedBy, ...circumstances },
  },
  submit: {
    label: {
      zh: '提出询问（或者代表团的、纸质签名的质询案）',
      en: 'Ask (or put a formal one: a delegation’s, or on paper)',
    },
    machine: 'case',
    from: [],
    to: 'submitted',
    by: ['author', 'secretariat'],
    event: 'submitted',
    rules: ['own_name', 'asked_alone', 'closing_day_named', 'lead_not_on_paper', 'by_draft', 'enough_on_paper'],
    creates: putForwardCreates,
    fields: { form, ...questionText, ...putForwardBy, ...circumstances },
  },
  ...whileDrafted,
  revise_text: { ...cosigning.revise_text, fields: { ...questionText, cosignBy: authorFields.cosignBy } },
  submit_draft: {
    ...cosigning.submit_draft,
    label: { zh: '正式提出', en: 'Put it formally' },
    needs: [{ what: 'signers', ...enoughSigners }],
    starts: [],
  },
} as const
