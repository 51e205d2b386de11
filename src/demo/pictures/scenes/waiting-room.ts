import { skyline } from '../paint/buildings.ts'
import { lighter } from '../paint/colour.ts'
import { ground } from '../paint/land.ts'
import { seated } from '../paint/people.ts'
import { down, glow, HEIGHT, WIDTH, within } from '../paint/sheet.ts'
import { disc, finishLight, stars } from '../paint/sky.ts'
import { circle, ellipse, group, rect, stroke } from '../paint/svg.ts'
import { potted } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** The waiting room at night: a row of chairs, a clock, one sleeper. */
export const waitingRoom: Scene = (s) => {
  const p = PALETTES.clinic
  const chair = (x: number, c: string) =>
    rect(x, 560, 150, 150, c, { rx: 22 }) +
    rect(x + 14, 574, 122, 60, lighter(c, 0.2), { rx: 16 }) +
    rect(x - 6, 690, 162, 34, c, { rx: 14 })
  return [
    rect(0, 0, WIDTH, HEIGHT, down(s, [0, '#cfe0da'], [1, '#a9c6c2'])),
    rect(0, 470, WIDTH, 430, '#8fb3b0'),
    rect(0, 462, WIDTH, 10, '#eef3ea'),
    rect(140, 90, 560, 300, '#f6f8f0', { rx: 6 }),
    rect(156, 106, 528, 268, down(s, [0, '#10203c'], [1, '#2c456c'])),
    within(
      s,
      rect(156, 106, 528, 268, '#fff'),
      stars(s, 30, 240, '#ffffff'),
      skyline(s, 380, 50, 160, '#1b3050', { lit: '#ffdf9b', dark: '#14253f', chance: 0.2 }),
      disc(s, 600, 160, 24, '#f6edd0', 0.5),
    ),
    rect(414, 106, 12, 268, '#f6f8f0'),
    circle(1010, 220, 92, '#3a7178') +
      circle(1010, 220, 80, '#fdfdf6') +
      Array.from({ length: 12 }, (_, i) =>
        group(`rotate(${i * 30} 1010 220)`, rect(1006, 148, 8, i % 3 ? 10 : 20, '#3a7178')),
      ).join('') +
      stroke(
        [
          [1010, 220],
          [1056, 220],
        ],
        '#1c4450',
        9,
      ) +
      stroke(
        [
          [1010, 220],
          [1010, 160],
        ],
        '#1c4450',
        6,
      ) +
      circle(1010, 220, 9, p.accent),
    rect(1250, 120, 240, 210, '#fbfaf3', { rx: 8 }) +
      circle(1370, 196, 46, '#f0bb5c') +
      rect(1290, 270, 160, 10, '#b9c9c2') +
      rect(1310, 292, 120, 10, '#b9c9c2'),
    rect(0, 0, WIDTH, 40, '#f9fdf6') +
      [300, 800, 1300]
        .map((x) => rect(x - 130, 30, 260, 16, '#ffffff') + glow(s, x, 40, 420, '#fbfff2', 0.45))
        .join(''),
    ground(s, 760, '#dfe6d8', '#a9bdb2'),
    [300, 800, 1300].map((x) => ellipse(x, 830, 240, 24, '#ffffff', { opacity: 0.35 })).join(''),
    rect(180, 724, 1080, 16, '#4f7278') +
      [230, 640, 1200].map((x) => rect(x, 740, 14, 100, '#4f7278')).join(''),
    [190, 370, 550, 730, 910, 1090].map((x, i) => chair(x, i % 2 ? '#3a8a8c' : '#4a9a98')).join(''),
    seated({
      x: 450,
      y: 712,
      h: 460,
      coat: '#c9694a',
      facing: 1,
      legs: '#3b4a5c',
      hand: [0.16, 0.3],
      hair: '#c9c4bc',
    }),
    seated({ x: 990, y: 712, h: 470, coat: '#5f6f9a', facing: -1, legs: '#33404c', hand: [0.2, 0.24] }),
    rect(880, 620, 44, 70, '#1c2a34', { rx: 6 }) + rect(885, 626, 34, 56, '#bfe6e0', { rx: 3 }),
    potted(s, 1420, 850, 360, '#4f8a68', '#f3efe2'),
    rect(60, 620, 90, 230, '#e9efe6', { rx: 12 }) +
      rect(74, 640, 62, 70, '#9cc9cf', { rx: 8 }) +
      rect(90, 730, 30, 20, p.accent, { rx: 4 }),
    finishLight(s, '#ffffff', '#14303a'),
  ]
}
