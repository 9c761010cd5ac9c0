/** The log as it is published, and other logs witnessed here. */
export type LogTables = {
  log_tile: LogTileTable
  log_checkpoint: LogCheckpointTable
  log_cosignature: LogCosignatureTable
  witnessed_log: WitnessedLogTable
}

type LogTileTable = { level: number; index: number; hashes: Uint8Array }

type LogCheckpointTable = { size: number; previous_size: number; root: Uint8Array; note: string; at: string }

type LogCosignatureTable = { size: number; witness: string; line: string }

type WitnessedLogTable = { origin: string; size: number; root: Uint8Array; note: string; at: string }
