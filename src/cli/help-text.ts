/** What --help prints. */
export const helpText = `回应 Huiying

用法 / usage
  npm run --silent huiying -- read FILE [--json] [--out FILE]
  npm run --silent huiying -- verify [--database-url URL]

read    识读一份文件（txt、md、html、docx、pdf、图片），把结果写到标准输出；不需要数据库。
        Reads a source file and prints what was found; needs no database.
        --json       按 docs/guides/reading.md 的 JSON / the JSON of docs/guides/reading.md
        --out FILE   写入文件 / write to a file instead

verify  从头核对存证记录，并把列表与办理记录重算的结果比较。
        Checks the log from its first entry, and compares the lists with what the events say.
        --database-url URL   默认取 DATABASE_URL / by default DATABASE_URL

例 / examples
  npm run --silent huiying -- read examples/sample-page.txt
  npm run --silent huiying -- read page.pdf --json > page.json
  DATABASE_URL=postgres://… npm run --silent huiying -- verify

退出码 / exit codes   0 完成 done   1 读不了或有误 refused or wrong   2 用法不对 usage
`
