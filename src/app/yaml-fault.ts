/** A file of data cannot be used; the message names it, every key that is wrong, and what to do. */
export class YamlFault extends Error {
  constructor(path: string, faults: readonly string[]) {
    super(
      `${path} 有误，请更正后重试 / please correct this file and try again:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  }
}
