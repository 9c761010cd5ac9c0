import { attachment, harmlessName } from './attachment.ts'

/** How an original file is handed out: to be kept, never to be shown as a page of this site, with its digest. */
export function sourceHeaders({ name, sha256 }: { readonly name: string; readonly sha256: string }) {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': attachment(harmlessName(name)),
    'x-content-type-options': 'nosniff',
    digest: `sha-256=${Buffer.from(sha256, 'hex').toString('base64')}`,
  }
}
