import type { Label } from '#kernel/label.ts'
import { publicationRuleTexts } from './publication-rule-texts.ts'

/** What to say when a procedure's rule or guard does not hold. */
export const ruleTexts: Readonly<Record<string, Label>> = {
  ...publicationRuleTexts,
  own_name: {
    zh: '{author}只能以自己的名义领衔提出；代录请由{office}办理。',
    en: '{Authors} submit in their own name; the {office} enters for others.',
  },
  names_another: {
    zh: '不能把自己登记为领衔{author}。',
    en: 'You cannot name yourself as the lead proposer.',
  },
  body_signs_alone: {
    zh: '以{bodies}名义提出的，由{signatory}一人签署，不另列联名。',
    en: 'What is put forward for {bodies} is signed by {signatory} alone, without cosigners.',
  },
  invitation_expires: {
    zh: '邀请联名须写明确认截止日。',
    en: 'An invitation to cosign needs a day by which to confirm.',
  },
  asks_again_by: {
    zh: '已有{author}确认联名：改动文本后须请他们再次确认，请写明截止日。',
    en: '{Authors} have confirmed: after a change they are asked again, so give a day by which.',
  },
  people_named: {
    zh: '参加人须写明是谁，例如“张{author}、本局副局长”。',
    en: 'Say who took part, by name or office, of each side.',
  },
  not_signed_yet: { zh: '已经邀请过这位{author}。', en: 'This {author} was asked already.' },
  naming_changes: { zh: '请求没有变化。', en: 'Nothing is changed by this.' },
  named_by_all: {
    zh: '有联名{author}的，不能一人撤销保密：其他人的身份也会公开。',
    en: 'One of several authors cannot take this back: the others would be named as well.',
  },
  something_held: { zh: '没有待转交的答复。', en: 'No reply waits to be passed on.' },
  nothing_held: {
    zh: '答复还在{office}，请先转交提出人。',
    en: 'The reply still lies with the {office}: pass it on first.',
  },
  carries_on: {
    zh: '这一件已经结转到这一年或者更晚的一年。',
    en: 'The case was carried into this year, or a later one, already.',
  },
  another_term: {
    zh: '这一件已经承接到这一届，或者两届写成了同一届。',
    en: 'The case goes on in this term already, or both terms are the same.',
  },
  fits_division: {
    zh: '这一件已按一种方式分工：由一个单位主办的不能再加分办单位，分办的不能再加主办、会办单位。',
    en: 'The case is divided one way already: either one unit leads, or each answers its part.',
  },
  part_stated: { zh: '分办的请写明由该单位答复的内容。', en: 'Say what part the unit answers.' },
  parts_differ: { zh: '同一个单位写了两次，请改为不同的单位。', en: 'A unit stands here twice; name different units.' },
  third_part_whole: {
    zh: '第三个单位和由其答复的内容，请都填写或者都空着。',
    en: 'Give both the third unit and what it answers, or neither.',
  },
  every_part_held: { zh: '还有一部分没有单位办理。', en: 'A part has no unit yet.' },
  every_cosigner_agreed: { zh: '还有联名人没有同意撤回。', en: 'A cosigner has not agreed to withdraw.' },
  own_promise_open: {
    zh: '本单位没有承诺期限，或者已经报告落实。',
    en: 'The unit promised no date, or has reported it done already.',
  },
  every_promise_reported: { zh: '还有单位没有报告落实。', en: 'A unit has not reported yet.' },
  urges_who_has_it: {
    zh: '只能催办正在办理这一件的单位，请重新选择。',
    en: 'Only units that have the case can be urged; choose again.',
  },
  reviews_anothers: {
    zh: '作出结论的人应当回避，请由他人复核。',
    en: 'Whoever drew the conclusion does not review it; somebody else has to.',
  },
  explained_together: {
    zh: '请选择这一件的两个以上承办单位共同说明。',
    en: 'Name two or more units of the case that explain it together.',
  },
  no_key_item: { zh: '已经是重点督办件。', en: 'It is a key item already.' },
  head_named: { zh: '请先登记领办的单位负责人。', en: "Record the unit's head first." },
  key_item_led: {
    zh: '重点督办件须由单位主要负责人领办，请先登记。',
    en: "A key item is led by the unit's head: record who that is first.",
  },
  answered_in_person: {
    zh: '重点督办件须由主要负责人当面答复，请先登记当面答复的情况。',
    en: "A key item is answered by the unit's head face to face: record that first.",
  },
  no_supervision_open: { zh: '这一件已在督办。', en: 'The case is under supervision already.' },
  conclusion_open_to_objection: {
    zh: '只有政府督查的结论可以按期提出异议。',
    en: 'Only the conclusion of a government inspection can be objected to.',
  },
  no_disagreement_open: {
    zh: '会办分歧还在协调，请等协调结果。',
    en: 'A disagreement between the units is being settled; wait for what comes of it.',
  },
  text_changed: { zh: '文本没有改动。', en: 'Nothing in the text was changed.' },
  withdrawal_open: { zh: '现在不能再撤回。', en: 'It can no longer be withdrawn.' },
  withdraws_alone: {
    zh: '联名{matter}须由全体联名{author}一致提出撤回，请先征求意见。',
    en: 'A joint {matter} is withdrawn by all who signed; ask them first.',
  },
  withdraws_jointly: { zh: '没有联名{author}，可以直接撤回。', en: 'Nobody cosigned; withdraw it directly.' },
  no_withdrawal_asked: { zh: '已经在征求撤回意见。', en: 'The cosigners are being asked already.' },
  not_into_itself: { zh: '不能并入自己。', en: 'A case is not merged into itself.' },
  part_of_the_words: {
    zh: '分出的内容须是原{matter}“具体建议”中的原文。',
    en: 'A part holds words of the {matter} as they stand.',
  },
  no_merge_open: { zh: '已经提议并案。', en: 'A merger is proposed already.' },
  has_authors: {
    zh: '没有名册内的提出人，无法征求并案意见。',
    en: 'It has no author of the roster who could be asked.',
  },
  nothing_joined: { zh: '已有别件并入或者拟并入此件。', en: 'Another case has joined it, or is to.' },
  one_joining: {
    zh: '另一件的并案意见还在征求中，请先办结。',
    en: 'Its authors are being asked about another case; settle that first.',
  },
  merge_open: { zh: '没有提议并案。', en: 'No merger is proposed.' },
  proposer_named: {
    zh: '请选择领衔{author}，或者写明提出人。',
    en: 'Choose the lead proposer, or name who proposed it.',
  },
  proposer_not_cosigner: {
    zh: '领衔{author}不能同时是联名{author}。',
    en: 'The lead proposer cannot be a cosigner as well.',
  },
  no_proposer_yet: { zh: '已经有领衔{author}。', en: 'There is a lead proposer already.' },
  lead_not_joint: { zh: '同一单位不能既主办又会办。', en: 'A unit cannot be both lead and joint.' },
  one_lead: { zh: '已有主办单位，请先办结退办再改派。', en: 'There is a lead unit already; settle its return first.' },
  not_assigned_yet: { zh: '这个单位已经承办此件。', en: 'This unit has the case already.' },
  no_open_draft: { zh: '已有一份答复稿，请修改它。', en: 'There is a draft already; revise it.' },
  reply_owed: {
    zh: '答复期限已不在计时，不能再延长。',
    en: 'The time for the reply runs no more and cannot be lengthened.',
  },
  one_extension: { zh: '已经申请过延期。', en: 'More time was asked for already.' },
  dissatisfied_says_why: {
    zh: '评价“不满意”须写明意见。',
    en: 'Whoever is dissatisfied must say why.',
  },
  recoding_says_why: {
    zh: '改定办理结果须写明理由。',
    en: 'Whoever changes the outcome must say why.',
  },
  office_has_reviewed: { zh: '须先由交办机构审核。', en: 'The assigning office checks it first.' },
  countersign_asked: { zh: '须先送会办单位会签。', en: 'The joint units must be asked to countersign first.' },
  has_joint_units: { zh: '没有会办单位。', en: 'There are no joint units.' },
  no_countersign_open: { zh: '已经送会签。', en: 'It was sent to be countersigned already.' },
  nobody_delivered_to: { zh: '答复已经送达。', en: 'The reply was delivered already.' },
  not_archived: { zh: '已经归档。', en: 'It is in the archive already.' },
  rater_is_author: {
    zh: '评价人不是这一件的提出人或者联名人。',
    en: 'Who is said to have rated is not an author of this case.',
  },
  no_unit_rates: { zh: '承办单位不得填写评价。', en: 'A handling unit writes no rating.' },
  rater_once: { zh: '旧档中这个人已经评价过这一件。', en: 'The old file has a rating of this person already.' },
  something_rated: { zh: '没有写评价。', en: 'There is no rating in it.' },
  answered_in_old_file: {
    zh: '这一件没有答复，或者是在本系统答复的，由提出人自己评价。',
    en: 'It has no answer, or was answered here: its author rates it.',
  },
  first_answer: {
    zh: '已经再次办理过一次，请提请协调。',
    en: 'It was handled again once already; escalate it.',
  },
  answered_again: { zh: '应当先退回再次办理。', en: 'It is sent back to be handled again first.' },
  coordinated: { zh: '请先记录协调情况。', en: 'Record the coordination first.' },
  not_coordinated: { zh: '已经记录。', en: 'It is recorded already.' },
  rated_dissatisfied: {
    zh: '{author}没有评价“不满意”，无须再次办理。',
    en: 'The proposer was not dissatisfied, so it is not handled again.',
  },
  three_parts: {
    zh: '背景情况、问题及分析、具体建议三栏都要填写。',
    en: 'Background, analysis and what should be done are each filled in.',
  },
  session_bodies: {
    zh: '界别、小组、联组只在会议期间提出；请改提出时间，或者改用其他名义。',
    en: 'Sectors and groups put forward in session alone; change when it is raised, or in whose name.',
  },
  consultation_in_its_stage: {
    zh: '协商阶段与办件现在的状态不符，请改选。',
    en: 'The stage does not fit where the case stands now; choose another.',
  },
  not_reviewed_yet: { zh: '已经审查过。', en: 'It was reviewed already.' },
  reviewed: { zh: '请先进行立案审查。', en: 'Review it for filing first.' },
  review_passed: {
    zh: '审查发现不符合或者欠缺：请退回补充，或者不予立案。',
    en: 'The review found something lacking: return it for completion, or decline it.',
  },
  review_lacking: {
    zh: '审查没有发现欠缺，不必退回。',
    en: 'The review found nothing lacking, so it is not returned.',
  },
  not_key_yet: { zh: '已经是重点提案。', en: 'It is a key proposal already.' },
  nothing_promised: {
    zh: '答复中有承诺完成日，须转入跟踪落实。',
    en: 'The reply promised a date, so the case is tracked until done.',
  },
  something_promised: {
    zh: '答复中没有承诺完成日，可以直接办结。',
    en: 'The reply promised no date; the case can be closed.',
  },
  joint_by_deputies: {
    zh: '代表团的议案、质询案由团长直接提出，不必邀请联名。',
    en: 'A delegation puts it forward by its head at once, without asking others to sign.',
  },
  by_draft: {
    zh: '联名的须先起草，由每位代表本人确认；纸质签名由大会秘书处登记。',
    en: 'A joint one is drafted first and confirmed by each signer; signatures on paper are entered by the secretariat.',
  },
  enough_on_paper: {
    zh: '纸质签名的代表人数不够法定人数，请核对签名。',
    en: 'Fewer deputies signed on paper than the law asks for; check the signatures.',
  },
  lead_not_on_paper: {
    zh: '代表团由团长一人签署；领衔代表不要再列入其他签名的代表。',
    en: 'A delegation signs by its head alone, and the first signer is not listed again among the others.',
  },
  hand_in_day_named: {
    zh: '会议期间提出的，请写明主席团决定的截止日。',
    en: 'It was put forward during a session: give the last day the presidium fixed.',
  },
  handed_in_in_time: {
    zh: '提出的日期已过截止日，请登记为逾期提出。',
    en: 'It was put forward after the last day; register it as put forward too late.',
  },
  handed_in_late: {
    zh: '没有超过截止日，请按期登记。',
    en: 'It was put forward in time; register it so.',
  },
  in_session: {
    zh: '这件不是会议期间提出的，由闭会期间的机构办理。',
    en: 'It was not put forward during a session; those who act between sessions take this step.',
  },
  between_sessions: {
    zh: '这件是会议期间提出的，由大会的机构办理。',
    en: 'It was put forward during a session; those of the session take this step.',
  },
  formal: {
    zh: '联名起草的只能是质询案；询问由一位代表直接提出。',
    en: 'Only a formal enquiry is drafted for others to sign; in deliberation a deputy asks alone.',
  },
  asked_alone: {
    zh: '询问由一位代表提出，不列其他签名的代表。',
    en: 'In deliberation a deputy asks alone; list no other signers.',
  },
  closing_day_named: {
    zh: '询问在会议期间回答，请写明会议闭幕日。',
    en: 'It is answered within the session: give the day on which the session closes.',
  },
  is_formal: {
    zh: '这是询问，不经这一步。',
    en: 'This was asked in deliberation and does not take this step.',
  },
  is_asked: {
    zh: '这是质询案，须由主席团或者主任会议决定。',
    en: 'This is a formal enquiry: the presidium or the chairpersons decide.',
  },
  later_asked: {
    zh: '有关机关没有请求会后答复。',
    en: 'The body asked has not asked to answer later.',
  },
  answered_in_writing: {
    zh: '已决定口头答复，请由办事机构记录口头答复。',
    en: 'It was decided that it is answered by word of mouth; the secretariat records that.',
  },
  answered_orally: {
    zh: '已决定书面答复，请由受质询机关书面答复。',
    en: 'It was decided that it is answered in writing; the body asked does so.',
  },
  not_forwarded_yet: {
    zh: '已经转送过这个单位，请另选单位。',
    en: 'It was forwarded to this unit already; choose others.',
  },
  unit_has_signed: {
    zh: '请先签收，再反馈；一个单位反馈一次。',
    en: 'Sign for it first; each unit feeds back once.',
  },
  no_leader_waiting: {
    zh: '已报送一位领导，还没有批示；请等批示，或者先记录没有批示。',
    en: 'A leader has it and has not noted on it: wait for the note, or record that there is none.',
  },
  author_in_roster: {
    zh: '作者不在名册里，不能以其名义提出提案。',
    en: 'The author is not in the roster, so nothing can be proposed in their name.',
  },
  author_is_named: {
    zh: '作者请求身份保密，须由本人先撤销请求，才能转为提案。',
    en: 'The author asked to stay unnamed; they must take that back before it goes on as a proposal.',
  },
}
