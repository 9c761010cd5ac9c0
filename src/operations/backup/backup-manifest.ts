import { z } from 'zod'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a backup holds and what it must come out as: written last, so that without it there is no backup. */
export const BackupManifest = z.strictObject({
  format: z.literal('huiying-backup-1'),
  madeAt: z.iso.datetime(),
  /** The schema's version, by its migrations. */
  migrations: z.array(z.string()),
  /** One file each, a row a line in the order of the primary key: its SHA-256 is the digest of the table's rows. */
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]{1,63}$/),
      rows: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      sha256: Sha256,
    }),
  ),
  /** Where the log stood: its newest entry, and its newest signed checkpoint. */
  log: z.strictObject({ entries: z.int().nonnegative(), head: Sha256, checkpoint: z.string().nullable() }),
})

export type BackupManifest = z.infer<typeof BackupManifest>

export type TableDigest = BackupManifest['tables'][number]
