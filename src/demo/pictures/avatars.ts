import { darker, lighter } from './paint/colour.ts'
import { across, down, finish, newSheet, type Sheet, within } from './paint/sheet.ts'
import { circle, ellipse, group, path, poly, rect, stroke } from './paint/svg.ts'
import { leafAt } from './paint/trees.ts'
import { toJpeg } from './render.ts'

const SIZE = 512

/** An account's avatar by name: one bold emblem on a ground of one colour, 512 × 512 pixels. */
export const AVATARS: Readonly<Record<string, (s: Sheet) => string[]>> = {
  ferry: (s) => [
    ground(s, '#2f5d7c'),
    circle(330, 190, 74, '#f6c26b'),
    path('M96 290h320l-44 84q-8 14 -24 14H164q-16 0 -24 -14Z', '#fdf3e2'),
    rect(176, 214, 150, 76, '#fdf3e2', { rx: 8 }) +
      rect(196, 232, 34, 28, '#2f5d7c', { rx: 4 }) +
      rect(246, 232, 34, 28, '#2f5d7c', { rx: 4 }) +
      rect(166, 196, 172, 22, '#e4643f', { rx: 6 }),
    waves('#8fc0d0', 400),
  ],
  bowl: (s) => [
    ground(s, '#c84a30'),
    path('M106 270h300q0 116 -96 140v26H202v-26q-96 -24 -96 -140Z', '#fdf0dc') +
      ellipse(256, 270, 150, 30, '#f4c77a'),
    [196, 256, 316]
      .map((x) =>
        path(`M${x} 214q-26 -34 0 -66t0 -64`, 'none', {
          stroke: '#fdf0dc',
          'stroke-width': 17,
          'stroke-linecap': 'round',
        }),
      )
      .join(''),
  ],
  roof: (s) => [
    ground(s, '#4a5f66'),
    poly(
      [
        [70, 258],
        [256, 108],
        [442, 258],
        [404, 258],
        [256, 140],
        [108, 258],
      ],
      '#f2b04a',
    ),
    path('M120 262L256 152L392 262V410H120Z', '#f7ecd8') +
      rect(220, 300, 72, 110, '#c4553a') +
      rect(150, 300, 44, 44, '#4a5f66') +
      rect(318, 300, 44, 44, '#4a5f66'),
  ],
  book: (s) => [
    ground(s, '#6d3f33'),
    path('M256 176q-70 -50 -168 -34v232q98 -16 168 34Z', '#fbf0da') +
      path('M256 176q70 -50 168 -34v232q-98 -16 -168 34Z', '#ecd9b4'),
    [210, 252, 294]
      .map(
        (y) =>
          stroke(
            [
              [124, y],
              [216, y + 14],
            ],
            '#c9a777',
            12,
          ) +
          stroke(
            [
              [388, y],
              [296, y + 14],
            ],
            '#b8946a',
            12,
          ),
      )
      .join('') +
      poly(
        [
          [356, 140],
          [392, 140],
          [392, 236],
          [374, 216],
          [356, 236],
        ],
        '#d9573f',
      ),
  ],
  moon: (s) => [
    ground(s, '#1d3557'),
    within(
      s,
      circle(256, 256, 146, '#fff'),
      circle(256, 256, 146, '#f6e2b0'),
      circle(326, 214, 132, '#1d3557'),
    ),
    rect(312, 236, 34, 108, '#63c2a6', { rx: 6 }) + rect(275, 273, 108, 34, '#63c2a6', { rx: 6 }),
  ],
  chip: (s) => [
    ground(s, '#2f7a68'),
    [176, 230, 284, 338]
      .map((at) => rect(at - 9, 96, 18, 320, '#e9c56c') + rect(96, at - 9, 320, 18, '#e9c56c'))
      .join(''),
    rect(140, 140, 232, 232, '#1e2a30', { rx: 22 }) +
      rect(196, 196, 120, 120, '#48606a', { rx: 10 }) +
      circle(172, 172, 10, '#e9c56c'),
  ],
  street: (s) => [
    ground(s, '#e0a23c'),
    rect(92, 220, 92, 200, '#fbf0da') +
      rect(196, 130, 116, 290, '#7a4a36') +
      rect(324, 180, 100, 240, '#c8533a'),
    [0, 1, 2, 3]
      .map(
        (i) =>
          rect(220, 160 + i * 60, 24, 34, '#f7d48a') +
          rect(264, 160 + i * 60, 24, 34, i % 2 ? '#f7d48a' : '#5b3528'),
      )
      .join('') +
      [0, 1, 2]
        .map((i) => rect(114, 250 + i * 52, 48, 22, '#e0a23c') + rect(346, 212 + i * 60, 56, 26, '#fbe3b4'))
        .join('') +
      rect(70, 414, 372, 14, '#4a2e24'),
  ],
  hill: (s) => [
    ground(s, '#dfe3c0'),
    circle(346, 178, 58, '#e78c3a'),
    path('M0 372Q120 176 236 300T512 250V512H0Z', '#7ba06a') +
      path('M0 430Q180 300 300 392T512 372V512H0Z', '#3f6b4d'),
    path('M150 396v-90', 'none', { stroke: '#3a2a22', 'stroke-width': 12 }) +
      circle(150, 270, 62, '#c8452e') +
      circle(132, 252, 26, '#df6a48'),
  ],
  ball: (s) => [
    ground(s, '#27445f'),
    circle(256, 256, 148, '#ea8340') + circle(214, 210, 70, '#f4a263', { opacity: 0.5 }),
    path('M108 256h296M256 108v296M150 154q106 102 212 0M150 358q106 -102 212 0', 'none', {
      stroke: '#6b2f18',
      'stroke-width': 15,
    }),
  ],
  pot: (s) => [
    ground(s, '#3f7f78'),
    path('M120 236h272v92q0 84 -84 84H204q-84 0 -84 -84Z', '#f4b548') +
      path('M256 236h136v92q0 84 -84 84h-52Z', '#dd973a') +
      rect(80, 256, 46, 34, '#dd973a', { rx: 14 }) +
      rect(386, 256, 46, 34, '#c27f2c', { rx: 14 }),
    path('M112 222q24 -78 144 -78t144 78Z', '#fbefd6') + circle(256, 130, 20, '#c8452e'),
  ],
  bridge: (s) => [
    ground(s, '#f1e3c8'),
    path('M40 300Q256 96 472 300V352Q400 352 380 352A124 124 0 0 0 132 352H40Z', '#5f4a6a'),
    stroke(
      [
        [60, 282],
        [256, 176],
        [452, 282],
      ],
      '#e0714c',
      0,
    ) +
      path('M56 276Q256 78 456 276', 'none', { stroke: '#e0714c', 'stroke-width': 18 }) +
      waves('#4d8b95', 372),
  ],
  rail: (s) => [
    ground(s, '#35566b'),
    rect(138, 96, 236, 270, '#f6ead0', { rx: 46 }) +
      rect(170, 140, 172, 92, '#35566b', { rx: 14 }) +
      rect(138, 262, 236, 46, '#cf5138') +
      circle(188, 338, 18, '#f3bd55') +
      circle(324, 338, 18, '#f3bd55'),
    poly(
      [
        [176, 372],
        [210, 372],
        [150, 452],
        [100, 452],
      ],
      '#c9d4d6',
    ) +
      poly(
        [
          [336, 372],
          [302, 372],
          [362, 452],
          [412, 452],
        ],
        '#c9d4d6',
      ) +
      rect(140, 404, 232, 14, '#c9d4d6'),
  ],
  sprout: (s) => [
    ground(s, '#8a5a3c'),
    ellipse(256, 400, 150, 40, '#5e3a28'),
    stroke(
      [
        [256, 396],
        [256, 250],
      ],
      '#a9cf72',
      22,
    ) +
      leafAt(256, 270, 170, -38, '#a9cf72') +
      leafAt(256, 300, 160, -146, '#86b557') +
      leafAt(256, 256, 96, -90, '#c6e08e'),
  ],
  lantern: (s) => [
    ground(s, '#d8cfc0'),
    poly(
      [
        [256, 84],
        [330, 150],
        [182, 150],
      ],
      '#33434a',
    ) +
      rect(176, 150, 160, 206, '#f7d27c', { rx: 8 }) +
      rect(176, 150, 160, 206, across(s, [0, '#ffffff', 0.4], [1, '#e0983a', 0.5])) +
      [176, 248, 320].map((x) => rect(x, 150, 16, 206, '#33434a')).join('') +
      rect(156, 350, 200, 26, '#33434a', { rx: 6 }) +
      rect(206, 376, 100, 44, '#33434a'),
    circle(256, 256, 30, '#fff6d6'),
  ],
  radio: (s) => [
    ground(s, '#b5533a'),
    stroke(
      [
        [330, 190],
        [396, 84],
      ],
      '#fbeed6',
      12,
    ) +
      rect(92, 186, 328, 220, '#fbeed6', { rx: 34 }) +
      circle(190, 296, 68, '#33434a') +
      circle(190, 296, 42, '#6f858c') +
      rect(286, 236, 104, 34, '#33434a', { rx: 6 }) +
      stroke(
        [
          [350, 240],
          [350, 266],
        ],
        '#e9a23c',
        7,
      ) +
      circle(312, 336, 26, '#d8903a') +
      circle(372, 336, 18, '#33434a'),
  ],
  spoon: (s) => [
    ground(s, '#efc25e'),
    group(
      'rotate(38 256 256)',
      ellipse(256, 158, 66, 88, '#fffaf0') +
        ellipse(246, 148, 40, 60, '#f1e3c8') +
        rect(242, 236, 28, 200, '#fffaf0', { rx: 14 }),
    ),
    group(
      'rotate(-38 256 256)',
      rect(242, 220, 28, 216, '#c8452e', { rx: 14 }) +
        [-40, -13, 14, 41].map((x) => rect(250 + x, 76, 14, 110, '#c8452e', { rx: 7 })).join('') +
        path('M210 170h96q0 70 -48 74q-48 -4 -48 -74Z', '#c8452e'),
    ),
  ],
}

/** @throws Error for a name that no avatar has. */
export async function renderAvatar(name: string): Promise<Buffer> {
  const paint = AVATARS[name]
  if (!paint) throw new Error(`no avatar is called ${name}`)
  const sheet = newSheet(name)
  return toJpeg(finish(sheet, paint(sheet), SIZE, SIZE), SIZE, SIZE)
}

function ground(s: Sheet, colour: string): string {
  return rect(0, 0, SIZE, SIZE, down(s, [0, lighter(colour, 0.08)], [1, darker(colour, 0.12)]))
}

function waves(colour: string, y: number): string {
  return [0, 1]
    .map((i) =>
      path(`M-20 ${y + i * 46}q34 -26 68 0t68 0t68 0t68 0t68 0t68 0t68 0t68 0`, 'none', {
        stroke: colour,
        'stroke-width': 15,
        'stroke-linecap': 'round',
      }),
    )
    .join('')
}
