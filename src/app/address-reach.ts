import { BlockList, isIP } from 'node:net'

/** Where an address leads: this machine, a network of one's own, nowhere anything is ever asked, or the world. */
export type AddressReach = 'loopback' | 'private' | 'never' | 'public'

/** What an IP address, as DNS gives it, leads to. An IPv4 address inside an IPv6 one is judged as the former. */
export function addressReach(address: string): AddressReach {
  const plain = mapped.exec(address)?.[1] ?? address
  const kind = isIP(plain)
  if (kind === 0) return 'never'
  const family = kind === 6 ? 'ipv6' : 'ipv4'
  if (loopback.check(plain, family)) return 'loopback'
  if (never.check(plain, family)) return 'never'
  return own.check(plain, family) ? 'private' : 'public'
}

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

const loopback = listOf(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6'])

/** Among them the addresses at which clouds give out keys of the machine. */
const never = listOf(
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
)

const own = listOf(
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
)

function listOf(...subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList()
  for (const [address, bits, family] of subnets) list.addSubnet(address, bits, family)
  return list
}
