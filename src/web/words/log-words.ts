import type { Label } from '#kernel/label.ts'

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
  signsUntil: { zh: '新旧密钥同时签署，这一把到：', en: 'Both keys sign for a while, this one until:' },
  announcedBy: (entry: number) => ({
    zh: `由第${entry}条记录公布，前一把密钥为证。`,
    en: `Announced by entry ${entry}, under the key before it.`,
  }),
  endedKeys: { zh: '已停用的公钥', en: 'Keys that have ended' },
  endedHint: {
    zh: '此前的凭证和检查点仍用它们核对。密钥怎样一把接一把，见 /log/keys。',
    en: 'Receipts and checkpoints from their time are still checked by them. How one followed another stands in /log/keys.',
  },
  signedUpTo: (size: number) => ({ zh: `签署到第${size}条为止`, en: `signed up to entry ${size}` }),
  otherHistory: {
    zh: '凭证由本存证记录的密钥签署，但与现在的存证记录不是同一段历史。请保存好它：要么密钥被盗用过，要么记录被换回了较早的状态。',
    en: 'The receipt is signed with a key of this log and is not of the history the log has now. Keep it: either the key was misused, or the log was put back to an older state.',
  },
  files: { zh: '文件', en: 'Files' },
  filesHint: {
    zh: '按 C2SP tlog-tiles 公布，可以整个下载。',
    en: 'Published as C2SP tlog-tiles has it; the whole can be downloaded.',
  },
  checkHeading: { zh: '核对凭证', en: 'Check a receipt' },
  checkHint: {
    zh: '选一份凭证文件（.tlog-proof），或者把它的全部内容贴在下面。凭证只用来核对，不会留存。',
    en: 'Choose a receipt (.tlog-proof), or paste the whole of it below. It is checked and not kept.',
  },
  receiptFile: { zh: '凭证文件', en: 'The file' },
  receiptText: { zh: '或者贴上凭证内容', en: 'Or its text' },
  checkHere: {
    zh: '下面的表单由我们的服务器用自己的公钥核对，等于听我们自己说；上面那一页在您的浏览器里核对，用您信任的公钥，断网也行。',
    en: 'The form below is answered by our server, by its own key: our word for it. The page above checks in your browser, by the key you trust, and offline.',
  },
  checkAlone: {
    zh: '也可以用这条命令核对同样的几项，同样不联网、不经过我们。--key 请用您自己早先保存的公钥：',
    en: 'This command checks the same, offline and without us as well. For --key, take the key you kept from earlier:',
  },
  whatWasChecked: { zh: '核对了什么', en: 'What was checked' },
  check: { zh: '核对', en: 'Check' },
  holds: { zh: '凭证有效：这条记录在本存证记录中。', en: 'The receipt holds: this entry stands in this log.' },
  place: { zh: '第几条', en: 'Entry number' },
  entry: { zh: '记录内容', en: 'The entry' },
  written: { zh: '当时写下的内容', en: 'What was written then' },
  download: { zh: '下载凭证', en: 'Receipt' },
} as const satisfies Readonly<Record<string, Label | ((number: number) => Label)>>
