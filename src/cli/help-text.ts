/** What --help prints. */
export const helpText = `回应 Huiying

用法 / usage
  npm run --silent huiying -- read FILE [--json] [--out FILE]
  npm run --silent huiying -- verify [PLACE --key KEY [--checkpoint FILE …]] [--database-url URL]
  npm run --silent huiying -- check-receipt FILE --key KEY [--witness KEY …] [--quorum N]
  npm run --silent huiying -- export-log FOLDER [--database-url URL]
  npm run --silent huiying -- verify-archive FILE [--key KEY]
  npm run --silent huiying -- check-site https://HOST
  npm run --silent huiying -- backup FOLDER [--city ID] [--log-key FILE --passphrase-file FILE]
  npm run --silent huiying -- restore FOLDER [--city ID] [--log-key FILE --passphrase-file FILE]

read    识读一份文件（txt、md、html、docx、pdf、图片），把结果写到标准输出；不需要数据库。
        Reads a source file and prints what was found; needs no database.
        --json       按 docs/guides/reading.md 的 JSON / the JSON of docs/guides/reading.md
        --out FILE   写入文件 / write to a file instead

verify  核对公布的存证记录（PLACE 是目录或网址）：由条目重建整棵树，与每个文件、检查点和自存的旧检查点比较。
        给出数据库时，再从头核对库中的记录，把列表与办理记录重算的结果比较，并与公布的条目比较。
        Rebuilds a published log (PLACE: a folder or an address) from its entries and holds it against every
        file, its checkpoint, and older ones you kept. With a database, checks the record there from its first
        entry, compares the lists with what the events say, and the entries with those published.
        --key KEY            存证记录的公钥 / the log's public key
        --checkpoint FILE    自己保存的旧检查点，可以多个 / a checkpoint kept from earlier; may be repeated
        --database-url URL   默认取 DATABASE_URL / by default DATABASE_URL

check-receipt  不经服务器核对一份凭证。
        Checks a receipt without any server.
        --witness KEY  --quorum N   须有几个见证方签过，默认全部 / how many witnesses must have signed; by default all

export-log  把公布的存证记录写成文件，任何网页服务器都可以提供。
        Writes the published log as files for any web server.

verify-archive  核对一件归档包，不需要数据库：每个文件的 SHA-256、每步办理记录与存证是否一致。
        Checks an archive package by itself: the SHA-256 of each file, and every act against its log entry.

check-site  从外面检查运行中的网站：只接受 TLS 1.2 和 1.3、强加密套件、受信任的证书，不加密不应答。
        Tries a running site from outside: TLS 1.2 and 1.3 and strong ciphers alone, a trusted certificate, nothing
        answered without encryption.

backup  把整个数据库在同一时刻的内容写进空目录，运行中也可以做。
        Copies the whole database as it is at one moment into an empty folder, also while the program serves.
        --city ID       一个安装有多个城市时 / where an installation serves several cities
        --log-key FILE --passphrase-file FILE   同时收入用口令加密的签名密钥 / with the log's key, locked by a passphrase

restore 把备份放回空数据库：先读完全部文件，写入后再读回比较，并核对记录；有一处不符就什么也不留下。
        Puts a backup into an empty database: reads all files first, reads everything back, verifies the record;
        where anything differs, nothing stays.

例 / examples
  npm run --silent huiying -- read examples/sample-page.txt
  npm run --silent huiying -- read page.pdf --json > page.json
  npm run --silent huiying -- verify-archive 2026-0001.zip
  DATABASE_URL=postgres://… npm run --silent huiying -- verify

退出码 / exit codes   0 完成 done   1 读不了或有误 refused or wrong   2 用法不对 usage
`
