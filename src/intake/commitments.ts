/** Words of answering: what a leader or an office says after them about the time to come it takes on itself. */
const answering = new Set(['回应', '答复', '回答', '解答', '作答', '答应', '承诺', '表态'])

export function isAnswering(verb: string | null): boolean {
  return verb !== null && answering.has(verb)
}

const numeral = '[一二两三四五六七八九十\\d]'
const due = new RegExp(
  [
    `${numeral}{1,4}月(?:份|底|初|末|中旬|上旬|下旬|${numeral}{1,3}日)?(?:之前|以前|前|内|起|开始|拿出|完成|出台|开工|启动|投用|开学前)`,
    `(?:年|月|季|季度|学期|周)[底末内中](?:之?前)?|季度(?:之?前)?|[上下]半年|[上下]学期|[上下]个?月|明年|今年(?:内|底|再|还|将|要|计划|拟|继续|起|[春夏秋冬]|[上下]半年|\\d|[一二三四五六七八九十]月)|后年|本月|近期|年内|会后|[春夏秋冬]季(?:之?前|起)?|(?:国庆|春节|元旦|汛期|供暖|开学)前`,
    `${numeral}{1,3}(?:个)?(?:小时|工作日|天|日|周|星期|月|年)(?:[之以]?内|见效|办结)`,
    '\\d{4}年(?:底|末)?前|今后(?:每|将|都)|下一步|接下来|届时|马上就|立即|立刻|即刻|尽快|尽早|逐步|先行',
  ].join('|'),
)
const done =
  /(?:可能|或许|存在|已经|已(?!经)|曾|(?<![一二三四五六七八九])是(?!否)|完成了|截至|同比|去年|以来|[\u4e00-\u9fff]了(?=$|,)|正处于|过)/

/** Whether the words set a time to come by which something is done, and do not tell what was done. */
export function isDated(words: string): boolean {
  return due.test(words) && words.split(/[,;]/).some((clause) => due.test(clause) && !done.test(clause))
}
