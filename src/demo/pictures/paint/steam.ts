import { between, blur, type Sheet } from './sheet.ts'
import { curved, layer } from './svg.ts'

/** Soft threads of steam rising from a point. */
export function steam(s: Sheet, x: number, y: number, h: number, colour: string, threads = 5): string {
  let out = ''
  for (let i = 0; i < threads; i++) {
    const px = x + (i - (threads - 1) / 2) * h * 0.13
    const lean = between(s, -0.12, 0.12) * h
    const points = [0, 0.25, 0.5, 0.75, 1].map(
      (t) =>
        [
          px + Math.sin(t * 6 + i) * h * 0.055 * (0.4 + t) + lean * t,
          y - t * h * between(s, 0.9, 1),
        ] as const,
    )
    out +=
      curved(points, colour, h * 0.055, { opacity: 0.13 }) +
      curved(points, colour, h * 0.022, { opacity: 0.3 })
  }
  return layer(blur(s, 3), out)
}
