import type { Writable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { pour } from './pour.ts'

/** Writes a ZIP as it goes, so that its memory does not grow with it. The same parts give the same bytes. */
export type ZipWriter = {
  /** A part as it stands, not packed. */
  readonly add: (name: string, bytes: Uint8Array) => Promise<void>
  /** A part that is packed while it is written; the next may begin once it is closed. */
  readonly open: (name: string) => ZipPart
  readonly end: () => Promise<void>
}

export type ZipPart = { readonly write: (text: string) => Promise<void>; readonly close: () => Promise<void> }

type Listed = {
  readonly name: Buffer
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly isPacked: boolean
}

/** Names are UTF-8; what is packed says its size behind itself. */
const utf8Names = 0x0800
const sizeBehind = 0x0008
/** 1980-01-01, the first day a ZIP knows: the hour of the making is no part of it. */
const firstDay = 0x0021
const most = 0xffff_ffff

export function zipWriter(output: Writable): ZipWriter {
  const listed: Listed[] = []
  let at = 0
  const put = async (bytes: Uint8Array): Promise<void> => {
    at += bytes.length
    if (at > most) throw new RangeError('a ZIP of more than 4 GB is not written')
    await pour(output, bytes)
  }
  return {
    add: async (name, bytes) => {
      const part = {
        name: Buffer.from(name),
        at,
        crc: crc32(bytes),
        packed: bytes.length,
        size: bytes.length,
        isPacked: false,
      }
      await put(localHeader(part))
      await put(bytes)
      listed.push(part)
    },
    open: (name) => {
      const begun = { name: Buffer.from(name), at, crc: 0, packed: 0, size: 0, isPacked: true }
      return packedPart(begun, put, (part) => listed.push(part))
    },
    end: async () => {
      const directory = Buffer.concat(listed.map(directoryEntry))
      const start = at
      await put(directory)
      await put(endRecord(listed.length, directory.length, start))
      output.end()
    },
  }
}

function packedPart(begun: Listed, put: (bytes: Uint8Array) => Promise<void>, list: (part: Listed) => void): ZipPart {
  const deflate = createDeflateRaw()
  let crc = 0
  let size = 0
  let packed = 0
  const pumped = (async () => {
    try {
      await put(localHeader(begun))
      for await (const chunk of deflate) {
        packed += chunk.length
        await put(chunk)
      }
    } catch (fault) {
      deflate.destroy(fault instanceof Error ? fault : new Error(String(fault)))
      throw fault
    }
  })()
  // Whoever writes or closes hears of a fault; nobody else must.
  pumped.catch(() => undefined)
  deflate.on('error', () => undefined)
  return {
    write: async (text) => {
      const bytes = Buffer.from(text)
      crc = crc32(bytes, crc)
      size += bytes.length
      await pour(deflate, bytes)
    },
    close: async () => {
      deflate.end()
      await pumped
      const descriptor = Buffer.alloc(16)
      descriptor.write('PK\x07\x08', 'latin1')
      descriptor.writeUInt32LE(crc, 4)
      descriptor.writeUInt32LE(packed, 8)
      descriptor.writeUInt32LE(size, 12)
      await put(descriptor)
      list({ ...begun, crc, packed, size })
    },
  }
}

function localHeader({ name, crc, packed, size, isPacked }: Listed): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fieldsOf({ name, crc, packed, size, isPacked }), name])
}

function fieldsOf({ name, crc, packed, size, isPacked }: Omit<Listed, 'at'>): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(utf8Names | (isPacked ? sizeBehind : 0), 2)
  fields.writeUInt16LE(isPacked ? 8 : 0, 4)
  fields.writeUInt16LE(firstDay, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(packed, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function directoryEntry(part: Listed): Buffer {
  const place = Buffer.alloc(14)
  place.writeUInt32LE(part.at, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fieldsOf(part), place, part.name])
}

function endRecord(count: number, bytes: number, at: number): Buffer {
  if (count > 0xfffe) throw new RangeError('a ZIP of more than 65,534 parts is not written')
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(at, 16)
  return end
}
