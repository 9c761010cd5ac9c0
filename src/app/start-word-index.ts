import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { IndexAnswer, WordIndex } from '#operations/word-index/word-index.ts'
import type { FromIndexThread, IndexFault, IndexThreadData, ToIndexThread } from './index-messages.ts'

export type RunningIndex = WordIndex & {
  readonly stop: () => Promise<void>
}

type Waiting = { readonly answered: (answer: IndexAnswer) => void; readonly failed: (fault: Error) => void }

/** A thread that died is begun anew after so long. */
const restartSeconds = 5

/** Starts the thread that keeps a city's index of words. While there is none, it is said that everything is still to be read. */
export function startWordIndex(url: string, log: Logger): RunningIndex {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let isStopped = false
  let restart: NodeJS.Timeout | undefined

  const failAll = (): void => {
    for (const { failed } of waiting.values()) failed(new Error('the index of words stopped'))
    waiting.clear()
  }
  const begin = (): Worker => {
    const data: IndexThreadData = { url }
    const thread = new Worker(new URL('./index-thread.ts', import.meta.url), { workerData: data })
    thread.on('message', (message: FromIndexThread) => heard(message, waiting, log))
    thread.on('error', (fault) => log.error({ err: fault }, 'the index of words failed'))
    thread.on('exit', () => {
      failAll()
      if (isStopped) return
      restart = setTimeout(() => {
        current = begin()
      }, restartSeconds * 1_000)
    })
    // A program that has nothing else to do may end.
    thread.unref()
    return thread
  }
  let current = begin()

  return {
    ask: (question) =>
      new Promise((answered, failed) => {
        if (isStopped) {
          failed(new Error('the index of words stopped'))
          return
        }
        asked += 1
        waiting.set(asked, { answered, failed })
        const message: ToIndexThread = { id: asked, question }
        current.postMessage(message)
      }),
    stop: async () => {
      isStopped = true
      clearTimeout(restart)
      const ended = new Promise((resolve) => current.once('exit', resolve))
      const message: ToIndexThread = 'stop'
      current.postMessage(message)
      const late = setTimeout(() => void current.terminate(), 5_000)
      await ended
      clearTimeout(late)
    },
  }
}

function heard(message: FromIndexThread, waiting: Map<number, Waiting>, log: Logger): void {
  if ('read' in message) log.info(message, 'the index of words is read')
  else if ('troubled' in message) log.error({ err: asError(message.troubled) }, 'the index of words could not be kept')
  else {
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if ('answer' in message) asker?.answered(message.answer)
    else asker?.failed(asError(message.fault))
  }
}

function asError({ message, code }: IndexFault): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code })
}
