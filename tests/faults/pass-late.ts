/** Passes on what it is given, in order, each so long after it came. What has not gone on when the way ends is gone. */
export function passLate(pass: (chunk: Buffer) => void, delayMs: () => number) {
  const waiting: { readonly due: number; readonly chunk: Buffer }[] = []
  let timer: NodeJS.Timeout | undefined

  const passDue = (): void => {
    timer = undefined
    const now = performance.now()
    while (waiting[0] !== undefined && waiting[0].due <= now) {
      const next = waiting.shift()
      if (next !== undefined) pass(next.chunk)
    }
    if (waiting[0] !== undefined) timer = setTimeout(passDue, waiting[0].due - now)
  }
  return {
    give: (chunk: Buffer): void => {
      const last = waiting.at(-1)?.due ?? 0
      waiting.push({ due: Math.max(last, performance.now() + delayMs()), chunk })
      if (timer === undefined) passDue()
    },
    end: (): void => {
      clearTimeout(timer)
      waiting.length = 0
    },
  }
}
