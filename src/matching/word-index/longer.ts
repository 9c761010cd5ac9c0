type Numbers = { readonly set: (from: ArrayLike<number>) => void } & ArrayLike<number>

/** The longer array, holding what the shorter held. */
export function longer<Kind extends Numbers>(from: Kind, to: Kind): Kind {
  to.set(from)
  return to
}
