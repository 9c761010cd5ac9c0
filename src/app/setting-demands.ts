export type SettingDemand = { readonly zh: string; readonly en: string }

/** What each setting must be, for the person who mends it. Values are not repeated: some hold passwords. */
export const settingDemands = {
  PORT: { zh: '须为 0 至 65535 的整数', en: 'must be a whole number from 0 to 65535' },
  HOST: { zh: '须为 IP 地址或主机名', en: 'must be an IP address or a host name' },
  DATABASE_URL: {
    zh: '须形如 postgres://用户:密码@主机:端口/数据库',
    en: 'must look like postgres://user:password@host:port/database',
  },
  DATABASE_OWNER_URL: {
    zh: '须形如 postgres://用户:密码@主机:端口/数据库，并同时设置 DATABASE_URL',
    en: 'must look like postgres://user:password@host:port/database, with DATABASE_URL beside it',
  },
  DATABASE_SECONDS: { zh: '须为 1 至 3600 的整数', en: 'must be a whole number from 1 to 3600' },
  DATA_DIR: { zh: '须为目录路径', en: 'must be the path of a folder' },
  CALENDAR_DIR: { zh: '须为目录路径', en: 'must be the path of a folder' },
  PROFILE_DIR: { zh: '须为目录路径', en: 'must be the path of a folder' },
  PLACE: {
    zh: '须为 data/profiles 中某一规定的 place，例如 shanghai',
    en: 'must be the place of one of the laws in data/profiles, such as shanghai',
  },
  DEMONSTRATION: { zh: '须为 yes 或 no', en: 'must be yes or no' },
  CITIES_FILE: { zh: '须为文件路径，同时不设 DATABASE_URL', en: 'must be the path of a file, without DATABASE_URL' },
  SECURE_COOKIES: { zh: '须为 yes 或 no', en: 'must be yes or no' },
  REQUESTS_PER_MINUTE: { zh: '须为 1 至 1000000 的整数', en: 'must be a whole number from 1 to 1000000' },
  SIGN_INS_PER_MINUTE: { zh: '须为 1 至 1000000 的整数', en: 'must be a whole number from 1 to 1000000' },
  UPLOADS_PER_MINUTE: { zh: '须为 1 至 1000000 的整数', en: 'must be a whole number from 1 to 1000000' },
  OPEN_REQUESTS_PER_MINUTE: { zh: '须为 1 至 1000000 的整数', en: 'must be a whole number from 1 to 1000000' },
  UPLOAD_MEGABYTES_A_DAY: { zh: '须为 1 至 1000000 的整数', en: 'must be a whole number from 1 to 1000000' },
  DEADLINE_SECONDS: { zh: '须为 1 至 86400 的整数', en: 'must be a whole number from 1 to 86400' },
  LOG_ORIGIN: {
    zh: '须为不含空格和加号的名称，例如 city.example/log',
    en: 'must be a name without spaces and plus signs, such as city.example/log',
  },
  LOG_KEY_FILE: { zh: '须为文件路径', en: 'must be the path of a file' },
  LOG_SECONDS: { zh: '须为 1 至 3600 的整数', en: 'must be a whole number from 1 to 3600' },
  WITNESSES: {
    zh: '须为“公钥 网址”，多个用分号隔开，例如 witness.example+1a2b3c4d+BC… https://witness.example',
    en: 'must be "key address", several with semicolons, such as witness.example+1a2b3c4d+BC… https://witness.example',
  },
  WITNESS_NAME: {
    zh: '须为不含空格和加号的名称，并同时设置 WITNESS_FOR',
    en: 'must be a name without spaces and plus signs, with WITNESS_FOR beside it',
  },
  WITNESS_KEY_FILE: { zh: '须为文件路径', en: 'must be the path of a file' },
  WITNESS_FOR: {
    zh: '须为其他存证记录的公钥，多个用分号隔开，并同时设置 WITNESS_NAME',
    en: 'must be the keys of other logs, with semicolons between them, and WITNESS_NAME beside it',
  },
  SITE_URL: {
    zh: '须形如 https://city.example；设置 SMTP_URL 或 OIDC_ISSUER 时必填',
    en: 'must look like https://city.example; SMTP_URL and OIDC_ISSUER need it',
  },
  SMTP_URL: {
    zh: '须形如 smtp://用户:密码@主机:587 或 smtps://…:465，并同时设置 SITE_URL 和 MAIL_FROM',
    en: 'must look like smtp://user:password@host:587 or smtps://…:465, with SITE_URL and MAIL_FROM beside it',
  },
  SMTP_TLS: { zh: '须为 required 或 none', en: 'must be required or none' },
  MAIL_FROM: { zh: '须为邮箱地址，或“名称 <地址>”', en: 'must be an address, or "name <address>"' },
  DIGEST_HOUR: { zh: '须为 0 至 23 的整数', en: 'must be a whole number from 0 to 23' },
  OIDC_ISSUER: {
    zh: '须为身份认证服务的 issuer，形如 https://login.city.example（只有本机可用 http），同时设置 OIDC_CLIENT_ID；有 CITIES_FILE 时改写在其 signIn 中',
    en: 'must be the issuer of the identity provider, such as https://login.city.example (http within this machine alone), with OIDC_CLIENT_ID beside it; with CITIES_FILE it stands there, under signIn',
  },
  OIDC_CLIENT_ID: { zh: '须为身份认证服务给出的客户端编号', en: 'must be the client id the identity provider gave' },
  OIDC_CLIENT_SECRET: { zh: '须为身份认证服务给出的密钥', en: 'must be the secret the identity provider gave' },
  OIDC_LABEL_ZH: { zh: '须为名称，最多40个字', en: 'must be a name of at most 40 characters' },
  OIDC_LABEL_EN: { zh: '须为名称，最多40个字', en: 'must be a name of at most 40 characters' },
  LANGUAGE_MODEL_URL: {
    zh: '须为语言模型接口到 /v1 为止的地址，形如 http://127.0.0.1:8081/v1，不含用户名；其他 LANGUAGE_MODEL_ 设置须与它同时设置',
    en: 'must be the address of the model’s interface as far as /v1, such as http://127.0.0.1:8081/v1, without a user name; the other LANGUAGE_MODEL_ settings need it',
  },
  LANGUAGE_MODEL_NAME: {
    zh: '须为接口所用的模型名称；设置 LANGUAGE_MODEL_URL 时必填',
    en: 'must be the model’s name at that interface; LANGUAGE_MODEL_URL needs it',
  },
  LANGUAGE_MODEL_KEY: { zh: '须为接口的密钥', en: 'must be the key of the interface' },
  LANGUAGE_MODEL_KEY_FILE: {
    zh: '须为只含密钥一行的文件，不与 LANGUAGE_MODEL_KEY 同时设置',
    en: 'must be a file with the key on one line, without LANGUAGE_MODEL_KEY beside it',
  },
  LANGUAGE_MODEL_TLS: {
    zh: '须为 required 或 none；不在本机的 http 地址须设为 none',
    en: 'must be required or none; an http address off this machine needs none',
  },
  LANGUAGE_MODEL_NETWORK: {
    zh: '须为 public 或 private；内网地址须设为 private',
    en: 'must be public or private; an address of a private network needs private',
  },
  LANGUAGE_MODEL_SECONDS: { zh: '须为 1 至 600 的整数', en: 'must be a whole number from 1 to 600' },
  LANGUAGE_MODEL_INPUT_KILOBYTES: { zh: '须为 1 至 2000 的整数', en: 'must be a whole number from 1 to 2000' },
  LANGUAGE_MODEL_ANSWER_TOKENS: { zh: '须为 100 至 100000 的整数', en: 'must be a whole number from 100 to 100000' },
  LANGUAGE_MODEL_CALLS_A_DAY: { zh: '须为 0 至 1000000 的整数', en: 'must be a whole number from 0 to 1000000' },
  LANGUAGE_MODEL_OWN_CALLS_A_DAY: { zh: '须为 0 至 1000000 的整数', en: 'must be a whole number from 0 to 1000000' },
  LANGUAGE_MODEL_PRIVATE_FOR: {
    zh: '须为机构代码或单位编号，用逗号隔开，例如 secretariat,roads；有 CITIES_FILE 时不能设置',
    en: 'must be codes of offices or ids of units, with commas between them, such as secretariat,roads; not beside CITIES_FILE',
  },
  SCANNER_URL: {
    zh: '须为本机 ClamAV 的接口，形如 unix:/run/clamav/clamd.ctl 或 tcp://127.0.0.1:3310；SCANNER_SECONDS 须与它同时设置',
    en: 'must be where ClamAV listens on this machine, such as unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310; SCANNER_SECONDS needs it',
  },
  SCANNER_SECONDS: { zh: '须为 1 至 600 的整数', en: 'must be a whole number from 1 to 600' },
  OFFICERS: { zh: '须为 ordinary 或 three（三员分立）', en: 'must be ordinary or three' },
  PASSKEYS_DEMANDED: {
    zh: '须为 officers（三员和系统管理员）、everybody、chosen（本人选择的）或 nobody',
    en: 'must be officers, everybody, chosen or nobody',
  },
  SECOND_FACTOR_DEMANDED: {
    zh: '须为 officers（三员和系统管理员）、everybody 或 chosen（本人启用的）',
    en: 'must be officers, everybody or chosen',
  },
  SEALING_KEY_FILE: { zh: '须为文件的路径', en: 'must be the path of a file' },
  INVITATION_HOURS: { zh: '须为 1 至 8760 的整数', en: 'must be a whole number from 1 to 8760' },
  PROXIES: { zh: '须为 0 至 5 的整数', en: 'must be a whole number from 0 to 5' },
  LOG_LEVEL: {
    zh: '须为 fatal、error、warn、info、debug、silent 之一',
    en: 'must be one of fatal, error, warn, info, debug, silent',
  },
} as const satisfies Readonly<Record<string, SettingDemand>>
