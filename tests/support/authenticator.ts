import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** What a false or careless authenticator, browser or page does otherwise. */
export type Misdeed = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  /** False: its person was there, but not asked for a finger, face or code. */
  readonly isVerified?: boolean
  readonly counter?: number
  /** Signs with another key. */
  readonly isForged?: boolean
  readonly userHandle?: string | null
}

type Asked = { readonly challenge: string }
type AskedToMake = Asked & { readonly user: { readonly id: string } }

/** A passkey of an authenticator made of software, and what a browser at `origin` would send for it. */
export function authenticator(origin = 'http://localhost', rpId = 'localhost') {
  const id = randomBytes(32)
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let counter = 0
  let userHandle = ''

  const clientData = (type: string, { challenge }: Asked, misdeed: Misdeed): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: misdeed.type ?? type,
        challenge: misdeed.challenge ?? challenge,
        origin: misdeed.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const data = (misdeed: Misdeed, flags: number, more: Buffer = Buffer.alloc(0)): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(misdeed.counter ?? counter)
    const verified = misdeed.isVerified === false ? 0 : 4
    const place = createHash('sha256')
      .update(misdeed.rpId ?? rpId)
      .digest()
    return Buffer.concat([place, Buffer.from([1 | verified | flags]), count, more])
  }
  const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }

  return {
    id: named.id,
    /** The answer to being asked to make a passkey. */
    register: (asked: AskedToMake, misdeed: Misdeed = {}): string => {
      userHandle = asked.user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(pair.publicKey.export({ format: 'jwk' }))])
      const authData = data(misdeed, 0x40, attested)
      return JSON.stringify({
        ...named,
        response: {
          clientDataJSON: clientData('webauthn.create', asked, misdeed).toString('base64url'),
          attestationObject: attestationOf(authData).toString('base64url'),
          transports: ['internal'],
        },
      })
    },
    /** The answer to being asked for a signature. */
    answer: (asked: Asked, misdeed: Misdeed = {}): string => {
      counter += 1
      const client = clientData('webauthn.get', asked, misdeed)
      const authData = data(misdeed, 0)
      const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()])
      const key = misdeed.isForged === true ? other.privateKey : pair.privateKey
      const handle = misdeed.userHandle === undefined ? userHandle : misdeed.userHandle
      return JSON.stringify({
        ...named,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, key).toString('base64url'),
          ...(handle === null ? {} : { userHandle: handle }),
        },
      })
    },
  }
}

/** An ES256 key as COSE writes it: {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR. */
function coseKey({ x = '', y = '' }: { readonly x?: string; readonly y?: string }): Buffer {
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, 'base64url'),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, 'base64url'),
  ])
}

/** {"fmt": "none", "attStmt": {}, "authData": …} in CBOR. */
function attestationOf(authData: Buffer): Buffer {
  const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)])
  return Buffer.concat([
    Buffer.from([0xa3]),
    ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
    Buffer.from([0x58, authData.length]),
    authData,
  ])
}
