import { readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { YamlFault } from './yaml-fault.ts'

/** Reads a YAML file in a known form. @throws YamlFault that names each fault's line or key. */
export async function readYaml<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  const document = parseDocument(await readFile(path, 'utf8'))
  const broken = [...document.errors, ...document.warnings].map(({ message }) => message.split('\n')[0] ?? '')
  if (broken.length > 0) throw new YamlFault(path, broken)

  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 1_000 }))
  if (!parsed.success) throw new YamlFault(path, parsed.error.issues.flatMap(faultLines))
  return parsed.data
}

type Issue = z.core.$ZodIssue

/** One line an issue: the key, what is wrong, what to put there. */
function faultLines(issue: Issue): readonly string[] {
  const key = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => {
        const full = key === '' ? name : `${key}.${name}`
        return `${full}：没有这个键，请删去或者改正拼写 / no such key; take it out or mend its spelling`
      })
    case 'invalid_type':
      return [
        issue.message.endsWith('undefined')
          ? `${key}：缺少，请填写（${issue.expected}） / missing; put in a value (${issue.expected})`
          : `${key}：类型不对，应为 ${issue.expected} / must be of type ${issue.expected}`,
      ]
    case 'invalid_value':
      return [`${key}：应为下列之一 / must be one of: ${issue.values.join(', ')}`]
    case 'invalid_union':
      return [
        `${key}：不是可用的写法，请看 unit（working_day、day、month、date） / not a form that is known; look at unit (working_day, day, month, date)`,
      ]
    case 'too_small':
    case 'too_big':
      return [
        `${key}：超出范围（${issue.code === 'too_small' ? `≥ ${issue.minimum}` : `≤ ${issue.maximum}`}），不能为空 / out of range or empty`,
      ]
    default:
      return [`${key}：${issue.message}`]
  }
}
