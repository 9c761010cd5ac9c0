import type { Label } from '#kernel/label.ts'

/** What an entry's details are called, in the order they are told in. */
export const auditDetailWords: Readonly<Record<string, Label>> = {
  way: { zh: '方式', en: 'by' },
  why: { zh: '原因', en: 'because' },
  login: { zh: '用户名', en: 'user name' },
  person: { zh: '名册编号', en: 'number in the roster' },
  offices: { zh: '角色', en: 'offices' },
  before: { zh: '原角色', en: 'offices before' },
  after: { zh: '新角色', en: 'offices after' },
  unit: { zh: '单位', en: 'unit' },
  invitation: { zh: '邀请编号', en: 'invitation' },
  request: { zh: '提请编号', en: 'request' },
  act: { zh: '事项', en: 'what' },
  issuer: { zh: '认证服务', en: 'sign-in service' },
  name: { zh: '名称', en: 'name' },
  model: { zh: '模型', en: 'model' },
  endpoint: { zh: '接口', en: 'endpoint' },
  second: { zh: '第二重验证', en: 'second factor' },
  count: { zh: '数量', en: 'count' },
  entries: { zh: '条数', en: 'entries' },
  path: { zh: '地址', en: 'address' },
  method: { zh: '请求方式', en: 'method' },
  batch: { zh: '一并办理编号', en: 'batch' },
}

/** The ways in, and the reasons, an entry names by a code. */
export const auditCodeWords: Readonly<Record<string, Label>> = {
  password: { zh: '密码', en: 'password' },
  passkey: { zh: '通行密钥', en: 'passkey' },
  oidc: { zh: '统一身份认证', en: 'the city’s own sign-in' },
  link: { zh: '链接', en: 'link' },
  one_time_code: { zh: '动态验证码', en: 'one-time code' },
  recovery_code: { zh: '恢复码', en: 'recovery code' },
  one_time_code_wrong: { zh: '动态验证码不对', en: 'a wrong one-time code' },
  codes_not_opened: { zh: '打不开动态验证码的密钥', en: 'the key of the one-time codes did not open' },
  passkey_demanded: { zh: '只能用通行密钥', en: 'a passkey is demanded' },
  chosen: { zh: '本人结束', en: 'ended by its holder' },
  idle: { zh: '久未使用', en: 'unused for long' },
  unknown: { zh: '没有此用户名', en: 'there is none such' },
}
