import { createRequire } from 'node:module'

// Its types say that it has a default export; it is the function itself.
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr')

const pixelsAModule = 4

/** What a camera would read of a QR code drawn as oblongs on a white ground; undefined where it reads nothing. */
export function readQrCode(svg: string): string | undefined {
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const ground = /<rect [^>]*fill="(#\w+)"/.exec(svg)?.[1]
  const ink = /<path fill="(#\w+)"/.exec(svg)?.[1]
  if (ground === undefined || ink === undefined || !Number.isInteger(modules)) return undefined
  const side = modules * pixelsAModule
  const pixels = new Uint8ClampedArray(side * side * 4).fill(shadeOf(ground))
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    blacken(pixels, side, { x: Number(x), y: Number(y), length: Number(length) }, shadeOf(ink))
  for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 255
  return jsQR(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data
}

type Run = { readonly x: number; readonly y: number; readonly length: number }

function blacken(pixels: Uint8ClampedArray, side: number, { x, y, length }: Run, shade: number): void {
  for (let row = y * pixelsAModule; row < (y + 1) * pixelsAModule; row += 1) {
    const start = (row * side + x * pixelsAModule) * 4
    pixels.fill(shade, start, start + length * pixelsAModule * 4)
  }
}

/** Of a grey as three figures, `#fff`. */
function shadeOf(grey: string): number {
  return Number.parseInt(grey.slice(1, 2).repeat(2), 16)
}
