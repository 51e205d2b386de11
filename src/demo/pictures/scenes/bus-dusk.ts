import { skyline } from '../paint/buildings.ts'
import { ground } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, down, glow, pick, type Sheet, WIDTH } from '../paint/sheet.ts'
import { clouds, disc, finishLight, sky } from '../paint/sky.ts'
import { circle, ellipse, path, rect, stroke } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A city bus at its stop in the evening. */
export const busDusk: Scene = (s) => {
  const p = PALETTES.dusk
  return [
    sky(s, p.sky, 480),
    disc(s, 1180, 380, 70, p.light, 0.6),
    clouds(s, 6, 80, 260, '#f9c3a0', 0.28),
    skyline(s, 560, 90, 300, p.far, { lit: p.light, dark: p.mid, chance: 0.28 }),
    skyline(s, 580, 40, 170, p.mid, { lit: p.light, dark: p.near, chance: 0.34 }),
    tree(s, 130, 700, 480, '#4c3a5c', p.deep, 1),
    tree(s, 1500, 690, 420, '#5a4066', p.deep, -1),
    ground(s, 660, '#6a4f66', '#2a2140'),
    rect(0, 650, WIDTH, 16, '#cf9a82', { opacity: 0.7 }),
    ellipse(800, 768, 560, 20, '#1a1430', { opacity: 0.55 }),
    bus(s, 300, 760),
    [0, 1, 2, 3, 4, 5]
      .map((i) => rect(40 + i * 290, 840, 150, 12, '#e8c7a8', { opacity: 0.5, rx: 4 }))
      .join(''),
    standing({ x: 1370, y: 800, h: 250, coat: p.second, facing: -1, hand: [0.05, 0.36] }),
    standing({ x: 1450, y: 806, h: 230, coat: '#e3b071', facing: -1, hand: [0.13, 0.22] }),
    stroke(
      [
        [1290, 800],
        [1290, 430],
      ],
      p.deep,
      9,
    ) +
      rect(1248, 376, 84, 96, p.second, { rx: 10 }) +
      rect(1264, 396, 52, 34, p.cream, { rx: 7 }) +
      circle(1276, 436, 7, p.cream) +
      circle(1304, 436, 7, p.cream),
    finishLight(s, p.light, p.deep, 'right'),
  ]
}

function bus(s: Sheet, x: number, y: number): string {
  const p = PALETTES.dusk
  let glass = ''
  for (let i = 0; i < 6; i++) {
    const wx = x + 46 + i * 136
    glass += rect(wx, y - 268, 124, 106, across(s, [0, '#ffe9b5'], [1, '#f2b878']), { rx: 8 })
    if (i !== 2)
      glass +=
        circle(wx + 46, y - 196, 17, '#5a3c4b') +
        path(`M${wx + 18} ${y - 162}q28 -36 56 0Z`, pick(s, ['#7a4656', '#3f5f74', '#8a5a3c']))
  }
  return (
    rect(
      x,
      y - 310,
      980,
      300,
      down(s, [0, '#fbeedd'], [0.52, '#f6dfc4'], [0.521, p.accent], [1, '#c4532f']),
      { rx: 34 },
    ) +
    rect(x + 24, y - 288, 932, 140, '#3a2c46', { rx: 18 }) +
    glass +
    rect(x + 318, y - 282, 124, 272, '#3a2c46', { rx: 8 }) +
    rect(x + 328, y - 272, 50, 250, '#ffe3a8') +
    rect(x + 384, y - 272, 50, 250, '#f5cf94') +
    rect(x + 862, y - 272, 90, 150, across(s, [0, '#9fc3cf'], [1, '#e9efe2']), { rx: 10 }) +
    rect(x + 940, y - 100, 34, 26, p.light, { rx: 8 }) +
    glow(s, x + 970, y - 86, 190, p.light, 0.55) +
    rect(x + 300, y - 334, 200, 28, '#e6cfb4', { rx: 8 }) +
    [180, 800]
      .map(
        (k) =>
          path(`M${x + k - 76} ${y - 8}a76 76 0 0 1 152 0Z`, '#2c2038') +
          circle(x + k, y - 2, 58, '#1a1426') +
          circle(x + k, y - 2, 27, '#9a8fa0') +
          circle(x + k, y - 2, 11, '#4a4056'),
      )
      .join('') +
    rect(x + 10, y - 46, 960, 10, '#8a3a26', { opacity: 0.6 })
  )
}
