import { readFileSync } from 'node:fs'

/** A reader that was taken over: it sends back the file it is told of, as far as its process may read it. */
process.once('message', ({ file }: { readonly file: string }) => {
  try {
    process.send?.({ type: 'done', value: readFileSync(file, 'utf8').length })
  } catch (fault) {
    process.send?.({ type: 'failed', stack: String(fault) })
  }
})
