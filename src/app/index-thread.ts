import { parentPort, workerData } from 'node:worker_threads'
import { indexedSources } from '#operations/word-index/indexed-sources.ts'
import { IndexKeeper } from '#operations/word-index/keep-index.ts'
import { connect } from '#store/connect.ts'
import type { FromIndexThread, IndexFault, IndexThreadData, ToIndexThread } from './index-messages.ts'

/** The thread that keeps a city's index of words: it reads the database by itself, answers questions, and knows nobody's rights. */
const { url }: IndexThreadData = workerData
const port = parentPort
if (port === null) throw new Error('this file runs as a thread of the server')
const keepUpEverySeconds = 30

/** Sees every case: what it proposes is read with the eyes of who asks. */
const db = connect(url, { max: 2 })
const keeper = new IndexKeeper(db, indexedSources, () => new Date())
let isStopped = false
const say = (message: FromIndexThread): void => port.postMessage(message)

port.on('message', (message: ToIndexThread) => {
  if (message === 'stop') void stop()
  else void answer(message)
})

async function answer({ id, question }: Exclude<ToIndexThread, 'stop'>): Promise<void> {
  try {
    say({ id, answer: await keeper.ask(question) })
  } catch (fault) {
    say({ id, fault: asFault(fault) })
  }
}

async function stop(): Promise<void> {
  isStopped = true
  clearInterval(keepingUp)
  port?.close()
  await db.destroy()
}

let isAtWork = false
let isTold = false

/** Reads everything where that is not done, then keeps up. Never twice at a time. */
async function work(): Promise<void> {
  if (isAtWork || isStopped) return
  isAtWork = true
  const began = performance.now()
  try {
    await keeper.keepUp(() => isStopped)
    if (!isTold) say({ read: keeper.size, seconds: (performance.now() - began) / 1_000 })
    isTold = true
  } catch (fault) {
    if (!isStopped) say({ troubled: asFault(fault) })
  } finally {
    isAtWork = false
  }
}

const keepingUp = setInterval(() => void work(), keepUpEverySeconds * 1_000)
void work()

function asFault(fault: unknown): IndexFault {
  if (!(fault instanceof Error)) return { message: String(fault) }
  const code = 'code' in fault && typeof fault.code === 'string' ? { code: fault.code } : {}
  return { message: fault.message, ...code }
}
