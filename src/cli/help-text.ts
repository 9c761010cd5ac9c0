/** What --help prints. */
export const helpText = `回应 Huiying

用法 / usage
  npm run --silent huiying -- read FILE [--json] [--out FILE]
  npm run --silent huiying -- verify [PLACE --key KEY [--checkpoint FILE …]] [--database-url URL]
  npm run --silent huiying -- check-receipt FILE --key KEY [--keys FILE] [--witness KEY …] [--quorum N]
  npm run --silent huiying -- export-log FOLDER [--database-url URL]
  npm run --silent huiying -- verify-archive FILE [--key KEY [--keys FILE]]
  npm run --silent huiying -- check-site https://HOST
  npm run --silent huiying -- backup FOLDER [--city ID] [--log-key FILE --passphrase-file FILE]
  npm run --silent huiying -- restore FOLDER [--city ID] [--log-key FILE --passphrase-file FILE]
  npm run --silent huiying -- change-log-key --by LOGIN --reason WORDS [--overlap-days N | --at-once] [--city ID]
  npm run --silent huiying -- retire-log-key --by LOGIN --reason WORDS [--city ID]

read    识读一份文件（txt、md、html、docx、pdf、图片），把结果写到标准输出；不需要数据库。
        Reads a source file and prints what was found; needs no database.
        --json       按 docs/guides/reading.md 的 JSON / the JSON of docs/guides/reading.md
        --out FILE   写入文件 / write to a file instead

verify  核对公布的存证记录（PLACE 是目录或网址）：由条目重建整棵树，与每个文件、检查点和自存的旧检查点比较。
        给出数据库时，再从头核对库中的记录，把列表与办理记录重算的结果比较，并与公布的条目比较。
        Rebuilds a published log (PLACE: a folder or an address) from its entries and holds it against every
        file, its checkpoint, and older ones you kept. With a database, checks the record there from its first
        entry, compares the lists with what the events say, and the entries with those published.
        --key KEY            存证记录的公钥，新旧都可以 / a public key of the log, an old one as well as the new
        --checkpoint FILE    自己保存的旧检查点，可以多个 / a checkpoint kept from earlier; may be repeated
        --database-url URL   默认取 DATABASE_URL / by default DATABASE_URL

check-receipt  不经服务器核对一份凭证。
        Checks a receipt without any server.
        --keys FILE                 /log/keys 的一份，密钥更换过时用 / a copy of /log/keys, where the key was changed
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

change-log-key  更换签署存证记录的密钥：生成并保存新密钥，由旧密钥在存证记录中公布；此后一段时间（默认 30 天）两把同时签署。
        Changes the log's key: makes and keeps a new one, which the old one announces in the log; for a time (by
        default 30 days) both sign. See docs/guides/log-key.md.
        --by LOGIN  --reason WORDS   负责的管理员账号和理由，理由会公开 / the administrator's account, and why: that is public
        --overlap-days N             同时签署的天数 / for how many days both sign
        --at-once                    旧密钥立即停用 / the old key ends at once

retire-log-key  在约定时间之前停用旧密钥。
        Ends the old key before its time.

例 / examples
  npm run --silent huiying -- read examples/sample-page.txt
  npm run --silent huiying -- read page.pdf --json > page.json
  npm run --silent huiying -- verify-archive 2026-0001.zip
  DATABASE_URL=postgres://… npm run --silent huiying -- verify

退出码 / exit codes   0 完成 done   1 读不了或有误 refused or wrong   2 用法不对 usage
`
