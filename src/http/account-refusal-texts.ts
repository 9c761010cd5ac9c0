import type { Label } from '#kernel/label.ts'

/** The sentences of refusals about accounts. */
export const accountRefusalTexts = {
  proof_needed: {
    zh: '这一步要再确认一次是您本人。请输入密码或使用通行密钥，然后重新提交。',
    en: 'This asks you to prove once more who you are. Give your password or passkey, then send it again.',
  },
  unit_not_of_person: {
    zh: '名册上此人不在这个单位。请先更正名册。',
    en: 'On the roster this person is not with that unit. Correct the roster first.',
  },
  unit_or_offices: {
    zh: '一个账号要么代表一个单位，要么担任角色，不能兼有。请分设两个账号。',
    en: 'An account acts for a unit or holds offices, not both. Make two accounts.',
  },
  officers_apart: {
    zh: '审计管理员不能由管理账号的人兼任；三员分设时，三个角色须由三个人担任。请另选一人，或先停用此人的另一账号、收回已发出的邀请。',
    en: 'Who looks after accounts cannot be the auditor; where there are three officers, they are three people. Choose somebody else, or first disable the person’s other account or take back their open invitation.',
  },
  password_common: {
    zh: '这个密码太常见，别人最先会试。请换一个，例如几个不相干的词。',
    en: 'This password is among the first that others try. Choose another, such as several unrelated words.',
  },
  password_holds_name: {
    zh: '密码里不要有用户名或者姓名。',
    en: 'A password holds neither the user name nor the name.',
  },
  link_dead: {
    zh: '这个地址已经用过、过期或者被撤回。请向系统管理员要一个新的。',
    en: 'This link was used, taken back or has run out. Ask the administrator for a new one.',
  },
  person_not_found: { zh: '名册上没有这个人。', en: 'There is no such person on the roster.' },
  roles_missing: {
    zh: '请选择角色，或者所代表的单位。',
    en: 'Choose an office, or the unit to act for.',
  },
  login_invalid: {
    zh: '用户名用3至40个小写字母、数字、点、横线，首尾须是字母或数字。',
    en: 'A user name has 3 to 40 small letters, figures, dots and dashes, and begins and ends with a letter or figure.',
  },
  login_taken: { zh: '这个用户名已有人用。请换一个。', en: 'This user name is taken. Choose another.' },
  account_not_found: { zh: '没有这个账号。', en: 'There is no such account.' },
  account_is_disabled: { zh: '这个账号已经停用。请先恢复。', en: 'This account is disabled. Enable it first.' },
  invitation_not_found: { zh: '没有这份邀请。', en: 'There is no such invitation.' },
  invitation_settled: {
    zh: '这份邀请已经被接受或者撤回。',
    en: 'This invitation was accepted or taken back before.',
  },
  nobody_invited: { zh: '没有选任何人。请勾选后再邀请。', en: 'Nobody was chosen. Tick some people first.' },
  not_yourself: {
    zh: '不能停用自己的账号或更改自己的角色。请由另一位管理员办理。',
    en: 'Nobody disables their own account or changes their own roles. Another administrator does it.',
  },
  mail_is_off: {
    zh: '本系统没有启用邮件。忘记密码请联系系统管理员。',
    en: 'This installation sends no mail. Ask the administrator for a new password.',
  },
  passkey_demanded: {
    zh: '这个账号只能用通行密钥打开。请使用通行密钥；丢失的，请联系系统管理员。',
    en: 'This account is opened by its passkey alone. Use it; if it is lost, ask the administrator.',
  },
  second_factor_asked: {
    zh: '这个账号还要动态验证码或恢复码。请一并给出。',
    en: 'This account asks for a one-time or recovery code as well. Give it too.',
  },
  second_factor_missing: {
    zh: '这个账号须先设置第二重验证。请在登录页登录并设置动态验证码或通行密钥。',
    en: 'This account has to have a second factor first. Sign in on the page and set up one-time codes or a passkey.',
  },
  second_step_lost: {
    zh: '等得太久，或者已经完成。请从登录页重新开始。',
    en: 'It took too long, or was done already. Begin again from the sign-in page.',
  },
  one_time_code_wrong: {
    zh: '验证码不对，或者已经用过。请等出现下一个再试，并检查手机的时间是否准确。',
    en: 'The code is not right, or was used already. Wait for the next one, and see that the telephone’s clock is right.',
  },
  codes_not_opened: {
    zh: '本系统现在打不开您的动态验证码密钥，六位验证码无法核对，不是您输错了。请改用恢复码；没有恢复码的，请联系系统管理员。',
    en: 'This installation cannot open the key of your one-time codes, so no six-figure code can be checked: it is no mistake of yours. Use a recovery code, or ask the administrator.',
  },
  code_demanded: {
    zh: '这里还要动态验证码或恢复码。请与密码一起输入。',
    en: 'A one-time or recovery code is asked for too. Give it with the password.',
  },
  codes_known: { zh: '动态验证码已经启用。', en: 'One-time codes are set up already.' },
  codes_not_found: { zh: '您的账号没有启用动态验证码。', en: 'Your account has no one-time codes.' },
  sign_in_not_found: { zh: '这个登录已经结束。', en: 'That sign-in has ended already.' },
  passkey_refused: {
    zh: '通行密钥没有通过验证，或者等得太久。请再试一次，或者使用密码。',
    en: 'The passkey was not accepted, or it took too long. Try again, or use the password.',
  },
  passkey_known: {
    zh: '这个通行密钥已经登记过。',
    en: 'This passkey is registered already.',
  },
  passkey_name_missing: {
    zh: '请给通行密钥起个名称，最多60个字，例如“办公室电脑”。',
    en: 'Give the passkey a name of at most 60 characters, such as “office computer”.',
  },
  passkey_not_found: { zh: '您的账号没有这个通行密钥。', en: 'Your account has no such passkey.' },
  passkeys_off: {
    zh: '这个地址不能使用通行密钥。请用密码登录，或者改用系统的正式地址。',
    en: 'There are no passkeys at this address. Use the password, or the address this site is at.',
  },
  provider_refused: {
    zh: '统一身份认证没有完成。请再试一次，或者使用密码。',
    en: 'The city’s sign-in was not completed. Try again, or use the password.',
  },
  provider_answer_wrong: {
    zh: '统一身份认证的回应不对，没有登录。请从登录页重新开始；仍不行的，请告诉系统管理员。',
    en: 'What the city’s sign-in answered does not fit, and nobody was signed in. Begin again; if it stays so, tell the administrator.',
  },
  provider_silent: {
    zh: '统一身份认证现在没有回应。请稍后再试，或者使用密码。',
    en: 'The city’s sign-in does not answer now. Try again later, or use the password.',
  },
  trip_lost: {
    zh: '这次登录等得太久、已经用过，或者是在另一个浏览器里开始的。请从登录页重新开始。',
    en: 'This took too long, was used already, or began in another browser. Begin again from the sign-in page.',
  },
  subject_other: {
    zh: '您在统一身份认证用的不是与这个账号关联的身份。请改用自己的身份，或者使用密码。',
    en: 'You signed in there as somebody this account is not linked to. Use your own identity, or the password.',
  },
  subject_taken: {
    zh: '这个身份已经与一个账号关联。一个身份只能关联一个账号。',
    en: 'This identity is linked to an account already. One identity has one account.',
  },
  subject_invalid: {
    zh: '编号须为1至255个英文字母、数字或符号。请照登录页显示的填写。',
    en: 'The number has 1 to 255 letters, figures or signs. Give it as the sign-in page showed it.',
  },
  identity_not_found: { zh: '这个账号没有关联这个身份。', en: 'The account is not linked to this identity.' },
  account_ended: {
    zh: '您的账号已经停用，请联系系统管理员。',
    en: 'Your account is disabled. Ask the administrator.',
  },
  waits_for_second: {
    zh: '已提出，等待安全管理员批准；批准之前不生效。',
    en: 'It was asked for and waits for the security officer; nothing is granted before.',
  },
  grant_not_open: {
    zh: '没有这一项，或者已经办理过。',
    en: 'There is no such request, or it was settled already.',
  },
  second_person: {
    zh: '自己提出的、与自己有关的，须由另一人批准。',
    en: 'What you asked for, or what is about yourself, is settled by somebody else.',
  },
} as const satisfies Readonly<Record<string, Label>>
