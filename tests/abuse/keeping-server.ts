import { createServer } from 'node:http'

// A process of its own that keeps 16 MB of each request, for a test that is to see it grow: it says where it listens.
const kept: Buffer[] = []
const server = createServer((request, response) => {
  kept.push(Buffer.alloc(16 * 1024 * 1024, 1))
  request.resume().once('end', () => response.end())
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
