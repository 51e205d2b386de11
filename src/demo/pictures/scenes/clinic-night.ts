import { lamp, skyline, tower, window } from '../paint/buildings.ts'
import { wetGround } from '../paint/land.ts'
import { seated, standing } from '../paint/people.ts'
import { across, down, glow, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { disc, sky, stars } from '../paint/sky.ts'
import { rect } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** The night clinic seen from across the street, the only lit ground floor. */
export const clinicNight: Scene = (s) => {
  const p = PALETTES.night
  return [
    sky(s, p.sky, 520),
    stars(s, 90, 380, '#ffffff'),
    disc(s, 1320, 140, 44, '#f6edd0', 0.4),
    skyline(s, 640, 160, 420, p.far, { lit: p.light, dark: '#1b2f4c', chance: 0.06 }),
    tower(s, 120, 660, 280, 520, '#22395a', {
      cols: 5,
      rows: 9,
      lit: p.light,
      dark: '#182a45',
      chance: 0.08,
    }),
    tower(s, 1230, 660, 300, 460, '#203654', {
      cols: 5,
      rows: 8,
      lit: p.light,
      dark: '#182a45',
      chance: 0.1,
    }),
    rect(400, 180, 830, 490, across(s, [0, '#38567a'], [1, '#27405f'])),
    Array.from({ length: 12 }, (_, i) =>
      window(
        450 + (i % 6) * 126,
        220 + Math.floor(i / 6) * 110,
        70,
        74,
        i === 4 ? p.light : '#1c3150',
        '#17283f',
      ),
    ).join(''),
    rect(380, 420, 870, 26, '#e9eee6') + rect(380, 446, 870, 8, p.second),
    glow(s, 815, 540, 560, '#d9fff0', 0.5),
    rect(440, 460, 750, 210, '#e6f3e8'),
    [450, 640, 1010]
      .map((x) => rect(x, 470, x === 640 ? 350 : 170, 200, down(s, [0, '#f6fff6'], [1, '#cfe6d9'])))
      .join(''),
    rect(640, 470, 350, 200, '#f9fff4'),
    rect(812, 470, 8, 200, '#7fa8a0'),
    [620, 990, 436, 1186].map((x) => rect(x, 460, 18, 214, '#8fb5b0')).join(''),
    rect(470, 590, 130, 14, '#7fa8a0') +
      [480, 530]
        .map((x) =>
          seated({
            x: x + 10,
            y: 592,
            h: 120,
            coat: x === 480 ? '#c9694a' : '#4f6f9a',
            facing: 1,
            hand: [0.14, 0.26],
          }),
        )
        .join(''),
    standing({ x: 900, y: 668, h: 165, coat: '#ffffff', legs: '#7fa8b0', facing: -1, hand: [0.16, 0.2] }),
    rect(1030, 570, 140, 100, '#b9d6cc') +
      standing({ x: 1100, y: 650, h: 150, coat: '#8fc0bc', facing: -1, hand: [0.12, 0.24] }) +
      rect(1020, 590, 160, 14, '#f6fff6'),
    rect(780, 350, 70, 70, '#2f9c86', { rx: 10 }) +
      rect(806, 362, 18, 46, '#fff') +
      rect(792, 376, 46, 18, '#fff') +
      glow(s, 815, 385, 150, '#5fe0c0', 0.5),
    wetGround(s, 670, '#1b2c48', '#0a1322', [
      [815, '#d9fff0', 300],
      [520, '#d9fff0', 120],
      [1100, '#d9fff0', 120],
      [250, p.light, 50],
    ]),
    lamp(220, 720, 380, '#0c1626', p.light),
    glow(s, 280, 320, 260, p.light, 0.5),
    tree(s, 1460, 730, 420, '#1f3f4c', '#0c1626', -1),
    standing({
      x: 700,
      y: 780,
      h: 240,
      coat: '#b98a5c',
      legs: '#1a2436',
      facing: 1,
      step: 0.8,
      hand: [0.08, 0.3],
    }),
    standing({
      x: 756,
      y: 782,
      h: 200,
      coat: '#7f5f7a',
      legs: '#1a2436',
      facing: 1,
      step: 0.6,
      hair: '#c9c4bc',
      hand: [-0.1, 0.22],
    }),
    rect(
      0,
      0,
      WIDTH,
      HEIGHT,
      across(s, [0, '#050a14', 0.45], [0.35, '#050a14', 0], [0.7, '#050a14', 0], [1, '#050a14', 0.45]),
    ),
  ]
}
