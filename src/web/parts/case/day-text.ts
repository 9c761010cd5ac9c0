import type { Language } from '#kernel/label.ts'
import { dayOfMonth, daysBetween, monthOf, type PlainDate, plainDate, weekdayOf, yearOf } from '#kernel/plain-date.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** A day in words: 2026年3月2日, 2 March 2026. */
export function dayText(day: PlainDate, language: Language): string {
  return language === 'zh'
    ? `${yearOf(day)}年${monthOf(day)}月${dayOfMonth(day)}日`
    : `${dayOfMonth(day)} ${months[monthOf(day) - 1]} ${yearOf(day)}`
}

/** A minute of a day in words: 2026年1月20日14:00. The moment is checked with isMoment first. */
export function momentText(moment: string, language: Language): string {
  const day = dayText(plainDate(moment.slice(0, 10)), language)
  return language === 'zh' ? `${day}${moment.slice(11)}` : `${day}, ${moment.slice(11)}`
}

export function weekdayText(day: PlainDate, language: Language): string {
  return weekdays[language][weekdayOf(day)] ?? ''
}

export function daysText(count: number, language: Language): string {
  if (language === 'zh') return `${count}天`
  return count === 1 ? '1 day' : `${count} days`
}

/** By how much something came too late. */
export function daysLateText(count: number, language: Language): string {
  return language === 'zh' ? `逾期${daysText(count, language)}` : `${daysText(count, language)} late`
}

/** How a running deadline stands on a day: days left, the very day, or days late. */
export function deadlineStanding(deadline: PlainDate, today: PlainDate, language: Language): string {
  const left = daysBetween(today, deadline)
  if (left === 0) return language === 'zh' ? '今天到期' : 'due today'
  if (left > 0) return language === 'zh' ? `还有${daysText(left, language)}` : `${daysText(left, language)} left`
  return language === 'zh' ? `已逾期${daysText(-left, language)}` : `${daysText(-left, language)} late`
}
