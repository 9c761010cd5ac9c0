/** The embedded database cannot be used; the message says in Chinese and English what to do about it. */
export class DatabaseFault extends Error {
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options)
    this.name = new.target.name
  }
}

/** Another process of ours already works on this folder. */
export class DatabaseInUse extends DatabaseFault {
  constructor(dataDir: string) {
    super(
      `数据目录 ${dataDir} 正被另一个进程使用。请先停止它，或者用 DATA_DIR 另指目录。`,
      `Another process already works on the data folder ${dataDir}. Stop it first, or name another folder in DATA_DIR.`,
    )
  }
}
