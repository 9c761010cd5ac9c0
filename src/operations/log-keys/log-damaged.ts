/** The log's entries, tiles, checkpoint and keys do not belong together: nothing is signed until a person has looked. */
export class LogDamaged extends Error {}
