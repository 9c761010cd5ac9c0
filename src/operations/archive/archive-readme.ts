/** Stands in every package: what is in it and how it is checked, with this system and without. */
export const archiveReadme = `归档包 / Archive package

case.html              全部办理记录，可用任何浏览器阅读 / every act, to be read in any browser
papers/                每一版答复给每位提出人的答复函，网页和 Word 各一份
                       the letters of every reply, as a page and for Word
sources/               来源原件 / the source the case was opened from
record/events.json     办理记录（含承诺用的盐值）/ the acts, with the salts of their commitments
record/ledger.json     本件的存证记录 / the log's entries about this case
record/removals.json   内容被移除的，其存证记录与剩余部分的承诺 / of removed content, its log entries and what is left
record/receipts/       每条存证的凭证（C2SP tlog-proof），不用联网、不用数据库即可核对
                       a receipt of each entry (C2SP tlog-proof), checked without network or database
record/names.json      代码所指的人、单位和会议 / names of the persons, units and sessions
manifest.json          档号、保管期限，每个文件的 SHA-256 / archive number, how long kept, SHA-256 of each file

存证记录中的人名、案号都是承诺值，不是姓名：姓名在 record/events.json 和 record/names.json 里。
Persons and cases in log entries are commitments, no names: names stand in record/events.json and record/names.json.

核对 / To check it
  npm run --silent huiying -- verify-archive FILE --key KEY
  npm run --silent huiying -- check-receipt record/receipts/N.tlog-proof --key KEY
  KEY 是公布的存证公钥；不给 KEY 时不核对签名 / KEY is the log's published key; without it signatures are not checked

不用本系统时 / Without this system
  1. 每个文件的 SHA-256 应与 manifest.json 一致。
     The SHA-256 of each file is that of manifest.json.
  2. 每条存证：hash = SHA-256(0x01 ‖ previousHash ‖ SHA-256(0x00 ‖ payload))，previousHash 为 32 字节。
     Of each entry: hash = SHA-256(0x01 ‖ previousHash as 32 bytes ‖ SHA-256(0x00 ‖ payload)).
  3. payload 中的 content = SHA-256(salt ‖ 换行 ‖ {"clocks":…,"fields":…,"waived":…} 的规范 JSON)。
     content in a payload = SHA-256(salt ‖ newline ‖ the canonical JSON of {"clocks":…,"fields":…,"waived":…}).
  4. hash 应与公布的存证记录（/api/ledger/entries）中同号的一致。
     The hashes are those of the same numbers in the published log (/api/ledger/entries).
  5. 每份凭证按 C2SP tlog-proof 的规定核对：leaf = SHA-256(0x00 ‖ payload)，所有凭证用同一个检查点。
     Each receipt is checked as C2SP tlog-proof says: leaf = SHA-256(0x00 ‖ payload); all are under one checkpoint.

ZIP 中的文件不压缩；同样的内容总是同样的字节。
Files in the ZIP are not packed; the same content is always the same bytes.
`
