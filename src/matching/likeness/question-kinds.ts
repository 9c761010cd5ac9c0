/** What a question asks for, each by the words that ask it. */
const kinds: readonly RegExp[] = [
  /怎么(?!样|回事)|怎样|如何|咋|方法|步骤|教程/u,
  /什么(?!时候|地方|原因)|啥|何种/u,
  /为什么|为何|为啥|什么原因|怎么回事|干嘛/u,
  /谁|什么人|哪位/u,
  /哪里|哪儿|在哪|什么地方|何处|哪有/u,
  /什么时候|何时|几点|几月|哪年|哪天|哪一年|多久|多长时间/u,
  /多少|几[个人次天年岁只种条张元]|多大|多高|多长|多远|多重/u,
  /吗|么$|能不能|可不可以|是不是|有没有|会不会|要不要|好不好|能否|是否|可否/u,
  /哪[个些种款家一]|那个好|哪款/u,
  /怎么样|好不好|好吗|好么|如何$|怎样$/u,
  /推荐|求|介绍|有什么好|哪些好/u,
  /意思|含义|解释|指什么/u,
]

/** The kinds of question in a text, as bits. */
export function questionOf(text: string): number {
  let found = 0
  for (const [at, words] of kinds.entries()) if (words.test(text)) found |= 1 << at
  return found
}
