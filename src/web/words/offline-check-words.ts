import type { Label } from '#kernel/label.ts'

/** Words of the page that checks receipts without any server; it is one file and holds both languages. */
export const offlineCheckWords = {
  title: { zh: '离线核对凭证', en: 'Check a receipt offline' },
  lead: {
    zh: '这一页就是一个文件，核对在您的浏览器里完成：凭证和公钥不会发给任何人，断网也能用。',
    en: 'This page is one file, and your browser does the checking: receipt and keys are sent to nobody, and no network is needed.',
  },
  keep: { zh: '保存这一页', en: 'Keep this page' },
  keepHint: {
    zh: '存下来以后可以从磁盘或者优盘直接打开；本网站不在了，它照样能核对。',
    en: 'Once kept it opens from a disk or a stick, and goes on checking when this site is gone.',
  },
  toLog: { zh: '回到存证记录', en: 'Back to the log' },
  receiptHeading: { zh: '凭证', en: 'The receipt' },
  receiptHint: {
    zh: '选一份凭证文件（.tlog-proof），或者把它的全部内容贴在下面。选了文件就看文件。',
    en: 'Choose a receipt (.tlog-proof), or paste the whole of it below. Where a file is chosen, the file is taken.',
  },
  keyHeading: { zh: '您信任谁', en: 'Whom you trust' },
  logKey: { zh: '存证记录的公钥', en: 'The log’s public key' },
  keyHint: {
    zh: '请用从别处得到的公钥：您早先记下的、印在公报上的，或者当面、电话里问来的。凭证自带的公钥什么也证明不了；要骗您的网站，也会给您一把正好相配的。每行一个，其中一个签过就算；已经停用的公钥，只用来核对它还在用时的凭证。',
    en: 'Take it from somewhere else: noted by you earlier, printed in the gazette, asked for in person or by telephone. A key that came with the receipt proves nothing, and a site that means to deceive you gives you one that fits. One on each line, of which one must have signed; give a key that has ended for receipts of its own time alone.',
  },
  offered: {
    zh: '给出这一页的网站自己说，它的公钥是：',
    en: 'The site that gave out this page says of itself that its key is:',
  },
  offeredHint: {
    zh: '这只是网站的自称。请和别处得到的比一比；只用它核对，只能看出凭证和网站说的是否一致。',
    en: 'It is the site’s own word. Compare it with one from elsewhere: alone it shows only whether the receipt and the site agree.',
  },
  takeOffered: { zh: '填入这个公钥', en: 'Use this key' },
  witnesses: { zh: '见证方的公钥', en: 'Keys of witnesses' },
  witnessHint: {
    zh: '每行一个。见证方签过，说明它看到的是同一份记录。',
    en: 'One on each line. A witness that signed saw this same log.',
  },
  quorum: { zh: '其中至少几个签过', en: 'How many of them must have signed' },
  quorumHint: { zh: '不填就是全部。', en: 'All of them, where nothing is said.' },
  failedTitle: { zh: '凭证不成立', en: 'The receipt does not hold' },
  failedCode: { zh: '代码', en: 'Code' },
  noReceipt: { zh: '请选一份凭证文件，或者贴上它的内容。', en: 'Choose a receipt, or paste its text.' },
  noKey: { zh: '请写上存证记录的公钥。', en: 'Give the log’s public key.' },
  ofOffered: {
    zh: '所用的公钥是给出这一页的网站自称的。除非您另外核对过它，这只说明凭证和网站说的一致。',
    en: 'The key is the one that the site which gave out this page says is its own. Unless you compared it with one from elsewhere, this shows only that the receipt and the site agree.',
  },
  signedBy: { zh: '签署的公钥', en: 'The key that signed' },
  seenBy: { zh: '见证', en: 'Seen by' },
  othersSigned: {
    zh: '检查点上还有别的签名，没有核对，也不作数：',
    en: 'The checkpoint has other signatures, which were not checked and count for nothing:',
  },
  size: { zh: '当时共有', en: 'Entries then' },
  act: { zh: '做了什么', en: 'What was done' },
  role: { zh: '以什么身份', en: 'In which role' },
  unit: { zh: '单位', en: 'Unit' },
  at: { zh: '时间', en: 'When' },
  cannotTitle: { zh: '这个浏览器不能核对', en: 'This browser cannot check' },
  cannotHere: {
    zh: '浏览器只在 https 网页或者本机文件中提供密码运算。请把这一页保存下来，从磁盘打开。',
    en: 'Browsers offer their cryptography to https pages and to files of your own alone. Keep this page, and open it from your disk.',
  },
  cannotEver: {
    zh: '它不会验证 Ed25519 签名，所以这里对凭证不作任何判断。请换用较新的浏览器（Chrome、Edge 137，Firefox 130，Safari 17 或更新）。',
    en: 'It cannot check Ed25519 signatures, so nothing is said here of any receipt. Take a newer browser (Chrome or Edge 137, Firefox 130, Safari 17, or later).',
  },
  byCommand: { zh: '也可以用这条命令，它核对同样的几项：', en: 'Or take this command, which checks the same:' },
  noScript: {
    zh: '核对要运行这一页自带的程序，而浏览器没有让它运行。',
    en: 'The checking is done by the program in this page, and your browser does not run it.',
  },
} as const satisfies Readonly<Record<string, Label>>

/** What is wrong with a key somebody typed. */
export const keyFaultTexts = {
  not_a_key: {
    zh: '这不是公钥。公钥写作“名称+八位编号+一串字符”，请整行照抄。',
    en: 'This is no key. A key is written name+eight digits+a row of signs: copy the whole line.',
  },
  wrong_id: {
    zh: '公钥的编号和其余部分对不上：抄错了，或者被改动过。',
    en: 'The number in the key does not fit the rest: it was miscopied, or changed.',
  },
  key_of_a_witness: { zh: '这是见证方的公钥，不是存证记录的。', en: 'This is the key of a witness, not of a log.' },
  key_of_a_log: { zh: '这是存证记录的公钥，不是见证方的。', en: 'This is the key of a log, not of a witness.' },
} as const satisfies Readonly<Record<string, Label>>

/** Which of several keys, from 1, where a box holds more than one. */
export function inLine(number: number): Label {
  return { zh: `第${number}行：`, en: `Line ${number}: ` }
}

export function quorumBetween(most: number): Label {
  return {
    zh: `请写 0 到 ${most} 之间的数：给出的见证方有${most}个。`,
    en: `Give a number between 0 and ${most}: so many witnesses are given.`,
  }
}
