/** The little of Turbo that is used here; the package ships no types of its own. */
declare module '@hotwired/turbo' {
  export const config: { readonly drive: { progressBarDelay: number } }
}
