/** Eight bits a pixel, rows from the top, 0 black. */
export type GrayImage = { readonly width: number; readonly height: number; readonly data: Uint8Array }

export type PixelRect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The part of an image inside a rectangle, which may reach beyond the edges; what lies outside is left out. */
export function cropGray(image: GrayImage, rect: PixelRect): GrayImage {
  const x0 = Math.max(0, Math.floor(rect.x))
  const y0 = Math.max(0, Math.floor(rect.y))
  const width = Math.max(1, Math.min(image.width, Math.ceil(rect.x + rect.width)) - x0)
  const height = Math.max(1, Math.min(image.height, Math.ceil(rect.y + rect.height)) - y0)
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const from = (y0 + y) * image.width + x0
    data.set(image.data.subarray(from, from + width), y * width)
  }
  return { width, height, data }
}

/** Resized with linear interpolation, by the same factor both ways. */
export function scaleGray(image: GrayImage, factor: number): GrayImage {
  const width = Math.max(1, Math.round(image.width * factor))
  const height = Math.max(1, Math.round(image.height * factor))
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(image.height - 1, Math.max(0, (y + 0.5) / factor - 0.5))
    for (let x = 0; x < width; x += 1) {
      const u = Math.min(image.width - 1, Math.max(0, (x + 0.5) / factor - 0.5))
      data[y * width + x] = between(image, u, v)
    }
  }
  return { width, height, data }
}

/** Turned clockwise about its middle, in radians, on white paper large enough for all of it. */
export function rotateGray(image: GrayImage, angle: number): GrayImage {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const width = Math.round(Math.abs(image.width * cos) + Math.abs(image.height * sin))
  const height = Math.round(Math.abs(image.width * sin) + Math.abs(image.height * cos))
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const down = y + 0.5 - height / 2
    for (let x = 0; x < width; x += 1) {
      const right = x + 0.5 - width / 2
      const u = right * cos + down * sin + image.width / 2 - 0.5
      const v = down * cos - right * sin + image.height / 2 - 0.5
      const isInside = u >= 0 && v >= 0 && u < image.width - 1 && v < image.height - 1
      data[y * width + x] = isInside ? between(image, u, v) : 255
    }
  }
  return { width, height, data }
}

/** Turned clockwise by quarters, pixel by pixel. */
export function turnGray(image: GrayImage, quarters: number): GrayImage {
  if (quarters === 0) return image
  const { width, height } = image
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data[x * height + height - 1 - y] = image.data[y * width + x] ?? 255
  }
  return turnGray({ width: height, height: width, data }, quarters - 1)
}

/** The brightness between the four pixels about a place of the image. */
function between(image: GrayImage, u: number, v: number): number {
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [right, bottom] = [Math.min(image.width - 1, left + 1), Math.min(image.height - 1, top + 1)]
  const upper = mix(at(image, left, top), at(image, right, top), u - left)
  const lower = mix(at(image, left, bottom), at(image, right, bottom), u - left)
  return Math.round(mix(upper, lower, v - top))
}

/** Binary PGM, which needs no packing and which the recogniser reads. A white margin keeps characters off the edge. */
export function grayToPgm(image: GrayImage, margin = 0): Buffer {
  const width = image.width + margin * 2
  const height = image.height + margin * 2
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  const file = Buffer.alloc(header.length + width * height, 255)
  header.copy(file)
  for (let y = 0; y < image.height; y += 1) {
    file.set(image.data.subarray(y * image.width, (y + 1) * image.width), header.length + (y + margin) * width + margin)
  }
  return file
}

function at(image: GrayImage, x: number, y: number): number {
  return image.data[y * image.width + x] ?? 255
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share
}
