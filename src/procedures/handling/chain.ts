import type { ChainDeclaration } from '#engine/chain.ts'

/** A suggestion as a chain, in its own events and clocks. */
export const chain: ChainDeclaration = {
  steps: {
    said: { events: ['submitted'], clocks: [] },
    registered: { events: ['registered', 'filed', 'declined'], clocks: [] },
    assigned: { events: ['assigned', 'reassigned'], clocks: ['assignment', 'assignment_meeting'] },
    answered: { events: ['reply_issued', 'reply_received'], clocks: ['reply', 'rehandling_reply'] },
    promised: { events: ['reply_issued', 'reply_received'], clocks: [] },
    done: { events: ['closed', 'done_confirmed', 'closed_with_main'], clocks: ['promise'] },
  },
  answerUndoneBy: ['rehandling_ordered'],
  endedBy: ['declined', 'withdrawn'],
}
