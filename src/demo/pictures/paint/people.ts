import { darker } from './colour.ts'
import { circle, path, stroke } from './svg.ts'

export type Figure = {
  /** Feet (standing) or seat (seated). */
  x: number
  y: number
  /** Height of the person standing, in pixels. */
  h: number
  coat: string
  legs?: string
  skin?: string
  hair?: string
  /** 1 looks right, -1 left. */
  facing?: 1 | -1
  /** 0 stands, 1 is a long step. */
  step?: number
  /** Where the near hand is, from the shoulder, in parts of h. */
  hand?: readonly [number, number]
  hat?: string
}

/** Someone on their feet: a coat, two legs, a head, the near arm. No face. */
export function standing(f: Figure): string {
  const { x, y, h, coat, facing = 1, step = 0.25 } = f
  const legs = f.legs ?? darker(coat, 0.55)
  const hip = y - h * 0.44
  const shoulder = y - h * 0.8
  const spread = h * 0.16 * step
  const half = h * 0.115
  const hand = f.hand ?? [0.02, 0.36]
  const elbow = [x + facing * (hand[0] * 0.4 - 0.02) * h, shoulder + h * 0.04 + hand[1] * 0.55 * h] as const
  return (
    stroke(
      [
        [x - h * 0.03, hip],
        [x - h * 0.035 - spread * facing, y - h * 0.02],
      ],
      darker(legs, 0.25),
      h * 0.085,
    ) +
    stroke(
      [
        [x + h * 0.03, hip],
        [x + h * 0.035 + spread * facing, y - h * 0.02],
      ],
      legs,
      h * 0.085,
    ) +
    stroke(
      [
        [x - h * 0.03 - spread * facing, y - h * 0.012],
        [x + (0.015 * h + 0) * facing - spread * facing, y - h * 0.012],
      ],
      '#20222b',
      h * 0.036,
    ) +
    stroke(
      [
        [x + h * 0.03 + spread * facing, y - h * 0.012],
        [x + h * 0.075 * facing + spread * facing, y - h * 0.012],
      ],
      '#20222b',
      h * 0.036,
    ) +
    path(
      `M${x - half * 0.62} ${shoulder - h * 0.025}Q${x} ${shoulder - h * 0.06} ${x + half * 0.62} ${shoulder - h * 0.025}Q${x + half * 1.05} ${shoulder + h * 0.02} ${x + half} ${shoulder + h * 0.16}L${x + half * 1.12} ${hip + h * 0.05}L${x - half * 1.12} ${hip + h * 0.05}L${x - half} ${shoulder + h * 0.16}Q${x - half * 1.05} ${shoulder + h * 0.02} ${x - half * 0.62} ${shoulder - h * 0.025}Z`,
      coat,
    ) +
    stroke(
      [[x, shoulder + h * 0.045], elbow, [x + facing * hand[0] * h, shoulder + hand[1] * h]],
      darker(coat, 0.16),
      h * 0.062,
    ) +
    circle(x + facing * hand[0] * h, shoulder + hand[1] * h, h * 0.032, f.skin ?? '#d9a07c') +
    head(f, x + facing * h * 0.012, y - h * 0.905)
  )
}

/** Someone sitting, seen from the side: (x, y) is where they sit. */
export function seated(f: Figure): string {
  const { x, y, h, coat, facing = 1 } = f
  const legs = f.legs ?? darker(coat, 0.55)
  const knee = x + facing * h * 0.23
  const shoulder = y - h * 0.34
  const hand = f.hand ?? [0.2, 0.27]
  return (
    stroke(
      [
        [x, y - h * 0.05],
        [knee, y - h * 0.045],
        [knee + facing * h * 0.01, y + h * 0.24],
      ],
      legs,
      h * 0.09,
    ) +
    stroke(
      [
        [knee, y + h * 0.255],
        [knee + facing * h * 0.07, y + h * 0.255],
      ],
      '#20222b',
      h * 0.036,
    ) +
    path(
      `M${x - h * 0.1} ${y}Q${x - h * 0.13} ${shoulder + h * 0.05} ${x - h * 0.06} ${shoulder - h * 0.035}Q${x} ${shoulder - h * 0.065} ${x + h * 0.065} ${shoulder - h * 0.03}Q${x + h * 0.12} ${shoulder + h * 0.05} ${x + h * 0.1} ${y}Z`,
      coat,
    ) +
    stroke(
      [
        [x, shoulder + h * 0.05],
        [x + facing * hand[0] * 0.35 * h, shoulder + h * 0.2],
        [x + facing * hand[0] * h, shoulder + hand[1] * h],
      ],
      darker(coat, 0.16),
      h * 0.062,
    ) +
    circle(x + facing * hand[0] * h, shoulder + hand[1] * h, h * 0.032, f.skin ?? '#d9a07c') +
    head(f, x + facing * h * 0.02, shoulder - h * 0.115)
  )
}

function head(f: Figure, x: number, y: number): string {
  const r = f.h * 0.072
  const facing = f.facing ?? 1
  const skin = f.skin ?? '#d9a07c'
  const hair = f.hair ?? '#2b2326'
  const cap = `M${x + facing * r * 0.85} ${y - r * 0.45}A${r * 1.06} ${r * 1.06} 0 1 ${facing === 1 ? 0 : 1} ${x - facing * r * 0.75} ${y + r * 0.72}Q${x - facing * r * 0.1} ${y + r * 0.1} ${x + facing * r * 0.05} ${y - r * 0.35}Z`
  return (
    stroke(
      [
        [x, y],
        [x - facing * r * 0.12, y + r * 1.12],
      ],
      darker(skin, 0.1),
      r * 0.8,
    ) +
    circle(x, y, r, skin) +
    path(cap, hair) +
    (f.hat
      ? path(
          `M${x - r * 1.15} ${y - r * 0.25}Q${x - r} ${y - r * 1.5} ${x} ${y - r * 1.45}Q${x + r} ${y - r * 1.5} ${x + r * 1.1} ${y - r * 0.3}L${x + facing * r * 1.75} ${y - r * 0.15}L${x + facing * r * 0.4} ${y - r * 0.15}Z`,
          f.hat,
        )
      : '')
  )
}
