import type { Label } from '#kernel/label.ts'

/** What the events of drafting and signing are called. */
export const signingEventLabels: Readonly<Record<string, Label>> = {
  draft_begun: { zh: '起草', en: 'Draft begun' },
  lead_signed: { zh: '领衔署名', en: 'Signed first' },
  signers_invited: { zh: '邀请联名', en: 'Others asked to sign' },
  signer_invited: { zh: '发出联名邀请', en: 'Asked to sign' },
  text_revised: { zh: '修改文本', en: 'Text changed' },
  signature_asked_again: { zh: '因改文本再次征求确认', en: 'To be confirmed again' },
  signature_confirmed: { zh: '本人确认联名', en: 'Signature confirmed' },
  signature_declined: { zh: '不参加联名', en: 'Declined to sign' },
  signature_retracted: { zh: '撤回署名', en: 'Signature taken back' },
  signature_lapsed: { zh: '未确认，不计入联名', en: 'Not confirmed, does not count' },
  signed_on_paper: { zh: '登记纸质签名', en: 'Signature on paper entered' },
  draft_discarded: { zh: '放弃草稿', en: 'Draft discarded' },
}
