import { awning, skyline } from '../paint/buildings.ts'
import { ground } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, down, glow, HEIGHT, type Sheet, WIDTH } from '../paint/sheet.ts'
import { sky } from '../paint/sky.ts'
import { steam } from '../paint/steam.ts'
import { ellipse, path, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A market stall at its height: lanterns, steam, people with their backs to us. */
export const marketStall: Scene = (s) => {
  const p = PALETTES.market
  return [
    sky(s, ['#1d1736', '#472a50', '#8a4250'], 460),
    skyline(s, 470, 120, 300, '#2e2144', { lit: p.light, dark: '#1d1530', chance: 0.3 }),
    ground(s, 470, '#5a3a4b', '#1c1422'),
    glow(s, 800, 420, 760, p.light, 0.5),
    rect(330, 200, 940, 360, '#7b3b33'),
    rect(330, 200, 940, 360, down(s, [0, '#ffcf85', 0.85], [1, '#e07d4a', 0.5])),
    [430, 560, 690, 820, 950, 1080]
      .map(
        (x, i) =>
          rect(x, 262, 80, 60, i % 2 ? '#b4523b' : '#8c3d35', { rx: 5 }) +
          rect(x + 10, 276, 60, 6, '#f6d9a5', { opacity: 0.8 }) +
          rect(x + 10, 292, 42, 6, '#f6d9a5', { opacity: 0.6 }),
      )
      .join(''),
    standing({
      x: 640,
      y: 640,
      h: 350,
      coat: p.cream,
      legs: '#333333',
      facing: 1,
      hand: [0.26, 0.3],
      hat: p.cream,
    }),
    standing({ x: 960, y: 640, h: 330, coat: '#3a8a82', legs: '#333333', facing: -1, hand: [0.24, 0.28] }),
    rect(300, 540, 1000, 190, down(s, [0, '#5f3a2f'], [1, '#341f21'])),
    rect(286, 526, 1028, 26, '#a8683f', { rx: 5 }),
    [420, 560].map((x) => steamer(x, 526)).join(''),
    path('M760 500Q850 552 940 500L920 526H780Z', '#2b2a33') +
      ellipse(850, 498, 96, 22, '#e98f45') +
      ellipse(850, 496, 80, 15, '#f4b765'),
    [1070, 1150, 1230]
      .map((x) => path(`M${x - 30} 496h60l-12 30h-36Z`, p.cream) + ellipse(x, 496, 30, 8, '#d9763e'))
      .join(''),
    [340, 1236].map((x) => rect(x, 150, 22, 400, '#4a2c2a')).join(''),
    awning(270, 120, 1060, 96, p.accent, p.cream, 14),
    [380, 800, 1220].map((x) => lantern(s, x, 96)).join(''),
    steam(s, 850, 480, 300, '#fff2d8'),
    steam(s, 490, 430, 220, '#fff2d8'),
    standing({ x: 420, y: 900, h: 440, coat: '#2a2340', legs: '#1a1628', facing: 1, hand: [0.14, 0.2] }),
    standing({ x: 1150, y: 905, h: 460, coat: '#33294a', legs: '#1a1628', facing: -1, hand: [0.14, 0.2] }),
    standing({ x: 1290, y: 900, h: 320, coat: '#6b2f43', legs: '#1a1628', facing: -1, hand: [0.04, 0.3] }),
    rect(
      0,
      0,
      WIDTH,
      HEIGHT,
      across(s, [0, '#0c0814', 0.55], [0.3, '#0c0814', 0], [0.75, '#0c0814', 0], [1, '#0c0814', 0.55]),
    ),
  ]
}

function steamer(x: number, y: number): string {
  let out = ''
  for (let i = 0; i < 3; i++) {
    out +=
      rect(x - 62, y - 34 - i * 34, 124, 32, i % 2 ? '#c8935a' : '#d6a566', { rx: 5 }) +
      rect(x - 62, y - 34 - i * 34, 124, 7, '#a5713f', { rx: 3 })
  }
  return out
}

function lantern(s: Sheet, x: number, y: number): string {
  const p = PALETTES.market
  return (
    stroke(
      [
        [x, y - 190],
        [x, y - 40],
      ],
      '#120c1a',
      4,
    ) +
    glow(s, x, y, 170, p.accent, 0.6) +
    ellipse(x, y, 48, 42, p.accent) +
    ellipse(x, y, 20, 42, '#f7845c') +
    rect(x - 18, y - 50, 36, 12, '#e8b45c', { rx: 3 }) +
    rect(x - 18, y + 38, 36, 12, '#e8b45c', { rx: 3 }) +
    stroke(
      [
        [x, y + 50],
        [x, y + 84],
      ],
      '#e8b45c',
      5,
    )
  )
}
