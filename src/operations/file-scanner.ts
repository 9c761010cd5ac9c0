/** Looks through a file for malicious software. `silent`: it could not be asked, or gave no answer that means anything. */
export type FileScanner = (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'silent'>

/** Why a file is neither kept nor handed out. */
export type ScanRefusal = { readonly code: 'file_infected' } | { readonly code: 'scanner_silent' }

/** Undefined where no scanner is set, and where it found nothing. A file that a set scanner did not see is not let through. */
export async function scanRefusal(scanner: FileScanner | null, bytes: Uint8Array): Promise<ScanRefusal | undefined> {
  const found = scanner === null ? 'clean' : await scanner(bytes)
  if (found === 'clean') return undefined
  return { code: found === 'infected' ? 'file_infected' : 'scanner_silent' }
}
