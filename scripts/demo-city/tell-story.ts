import { type Act, newStory } from './story.ts'
import { tellFinishing } from './tell-finishing.ts'
import { tellContact, tellHandling } from './tell-handling.ts'
import { tellOpening } from './tell-opening.ts'
import { tellReply } from './tell-replying.ts'
import { isOneIn, lastDay, later, type Telling } from './telling.ts'

const answered = ['drafted', 'replied', 'rated', 'unrated', 'rehandling', 'rehandled', 'tracking', 'overdue']
const alsoAnswered = ['reported', 'done', 'returned', 'closed']

/** Tells a suggestion's story from its submission to where it stands. */
export function tellStory(given: Omit<Telling, 'story'>): readonly Act[] {
  const telling = { ...given, story: newStory(given.chance) }
  tellAll(telling)
  const acts = telling.story.acts()
  const after = acts.find(({ day }) => day > lastDay)
  if (after !== undefined) throw new Error(`${given.suggestion.title}: ${after.action} on ${after.day} is yet to come`)
  return acts
}

function tellAll(telling: Telling): void {
  const { suggestion, chance } = telling
  const assignedOn = tellOpening(telling)
  if (assignedOn === null) return
  const workingFrom = tellHandling(telling, assignedOn)
  if (workingFrom === null) return

  const contactOn = later(telling, workingFrom, 2, 12)
  const isAnswered = [...answered, ...alsoAnswered].includes(suggestion.ending)
  if (contactOn <= lastDay && (isAnswered || !isOneIn(chance, 3))) tellContact(telling, contactOn)
  if (!isAnswered) return

  const repliedOn = tellReply(telling, contactOn)
  if (repliedOn !== null) tellFinishing(telling, repliedOn)
}
