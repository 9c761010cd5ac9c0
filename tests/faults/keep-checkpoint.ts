import { readFile, writeFile } from 'node:fs/promises'
import { keepCheckpoint } from '#app/kept-checkpoint.ts'

// A process of its own that keeps a checkpoint, for a test in which its system calls fail:
// node keep-checkpoint.ts FILE NOTE [careless: into the file that is there]
const [, , file = '', note = '', how] = process.argv
const text = await readFile(note, 'utf8')
await (how === 'careless' ? writeFile(file, text, { flush: true }) : keepCheckpoint(file)(text))
