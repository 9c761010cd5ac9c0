import type { ChainDeclaration } from '#engine/chain.ts'

/** A suggestion as a chain, in its own events and clocks. */
export const chain: ChainDeclaration = {
  steps: {
    said: { events: ['submitted', 'past_submitted'], clocks: [] },
    registered: { events: ['registered', 'filed', 'declined', 'past_filed', 'past_declined'], clocks: [] },
    assigned: { events: ['assigned', 'reassigned', 'past_assigned'], clocks: ['assignment', 'assignment_meeting'] },
    answered: { events: ['reply_issued', 'reply_received', 'past_reply'], clocks: ['reply', 'rehandling_reply'] },
    promised: { events: ['reply_issued', 'reply_received', 'past_reply'], clocks: [] },
    done: { events: ['closed', 'done_confirmed', 'closed_with_main', 'past_closed'], clocks: ['promise'] },
  },
  answerUndoneBy: ['rehandling_ordered'],
  endedBy: ['declined', 'withdrawn', 'past_declined', 'past_withdrawn'],
}
