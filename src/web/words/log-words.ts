import type { Label } from '#kernel/label.ts'
import type { ReceiptFault } from '#ledger/receipt.ts'

/** Words of the page about the log and its receipts. */
export const logWords = {
  title: { zh: '存证记录', en: 'The log' },
  lead: {
    zh: '每一次办理都在这里留下一条不能悄悄更改的记录。任何人都可以用自己的软件核对，不必相信我们。',
    en: 'Every act leaves an entry here that cannot be changed unseen. Anybody can check that with software of their own, without trusting us.',
  },
  newest: { zh: '最新检查点', en: 'Newest checkpoint' },
  noCheckpoint: {
    zh: '还没有检查点。第一次办理之后几秒内就会有。',
    en: 'There is no checkpoint yet; the first comes seconds after the first act.',
  },
  entries: { zh: '记录条数', en: 'Entries' },
  root: { zh: '根散列', en: 'Root hash' },
  signedAt: { zh: '签署时间', en: 'Signed at' },
  witnesses: { zh: '见证方', en: 'Witnesses' },
  noWitness: { zh: '没有见证方为它签署。', en: 'No witness has signed it.' },
  key: { zh: '公钥', en: 'Public key' },
  keyHint: {
    zh: '请把公钥和一份检查点另外保存：有了它们，以后任何改动都看得出来。',
    en: 'Keep the key and one checkpoint somewhere else: with them, any later change shows.',
  },
  files: { zh: '文件', en: 'Files' },
  filesHint: {
    zh: '按 C2SP tlog-tiles 公布，可以整个下载。',
    en: 'Published as C2SP tlog-tiles has it; the whole can be downloaded.',
  },
  checkHeading: { zh: '核对凭证', en: 'Check a receipt' },
  checkHint: {
    zh: '把凭证文件（.tlog-proof）的全部内容贴在这里。要不经过我们核对，请用下面的命令。',
    en: 'Paste the whole of a receipt (.tlog-proof) here. To check it without us, use the command below.',
  },
  receiptText: { zh: '凭证内容', en: 'The receipt' },
  check: { zh: '核对', en: 'Check' },
  holds: { zh: '凭证有效：这条记录在本存证记录中。', en: 'The receipt holds: this entry stands in this log.' },
  place: { zh: '第几条', en: 'Entry number' },
  entry: { zh: '记录内容', en: 'The entry' },
  written: { zh: '当时写下的内容', en: 'What was written then' },
  download: { zh: '下载凭证', en: 'Receipt' },
} as const satisfies Readonly<Record<string, Label>>

/** Why a receipt does not hold. */
export const receiptFaultTexts: Readonly<Record<ReceiptFault, Label>> = {
  not_a_receipt: {
    zh: '这不是完整的凭证。请打开 .tlog-proof 文件，把全部内容原样贴来。',
    en: 'This is not a whole receipt. Open the .tlog-proof file and paste all of it as it is.',
  },
  not_a_checkpoint: { zh: '凭证末尾的检查点不完整。', en: 'The checkpoint at its end is not whole.' },
  not_signed_by_the_log: {
    zh: '检查点不是本存证记录签署的，或者被改动过。',
    en: 'The checkpoint was not signed by this log, or was changed.',
  },
  not_in_the_tree: {
    zh: '这条记录不在检查点所指的存证记录中：凭证被改动过。',
    en: 'The entry does not stand in the log the checkpoint speaks of: the receipt was changed.',
  },
  too_few_witnesses: { zh: '签署的见证方不够。', en: 'Too few witnesses have signed it.' },
  content_differs: {
    zh: '所附的内容与当时写下的不一致。',
    en: 'The words beside it are not those that were written then.',
  },
}
